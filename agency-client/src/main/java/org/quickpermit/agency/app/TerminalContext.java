package org.quickpermit.agency.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.Language;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Texts;
import org.quickpermit.agency.printing.ConfirmationPrinter;
import org.quickpermit.agency.printing.Preferences;
import org.quickpermit.agency.printing.SavePlace;
import org.quickpermit.device.OwnerOnly;

import org.jspecify.annotations.Nullable;

/// What a terminal is given from outside: everything that a test, the demo or another program replaces.
///
/// @param data data folder, made and readable by its owner only
/// @param ticket ticket to enrol with when the terminal is not enrolled yet, null for none
/// @param server address of the server in place of the enrolled one, null for none
/// @param clock the clock
/// @param nanos a clock for the speed of keys
/// @param tasks off-screen work
/// @param screen runs what it is given on the screen's thread
/// @param texts language and texts
/// @param printer puts papers on paper
/// @param savePlace asks where to save
/// @param preferences what is remembered of habits
/// @param newKey makes idempotency keys
public record TerminalContext(Path data, @Nullable Path ticket, @Nullable URI server, Clock clock,
        LongSupplier nanos, Tasks tasks, Executor screen, Texts texts, ConfirmationPrinter printer,
        SavePlace savePlace, Preferences preferences, Supplier<String> newKey) {
    private static final String LANGUAGE = "language";

    /// The usual context around a data folder.
    ///
    /// @param data data folder; made where it is missing
    /// @param ticket ticket to enrol with, null for none
    /// @param server address in place of the enrolled one, null for none
    /// @param language language to begin with, null for the one used last
    /// @param tasks off-screen work
    /// @param screen runs what it is given on the screen's thread
    /// @param printer puts papers on paper
    /// @param savePlace asks where to save
    public static TerminalContext of(Path data, @Nullable Path ticket, @Nullable URI server,
            @Nullable Language language, Tasks tasks, Executor screen, ConfirmationPrinter printer,
            SavePlace savePlace) {
        try {
            OwnerOnly.createFolder(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be made", e);
        }
        Preferences preferences = new Preferences(data);
        Language begin = language != null
                ? language
                : preferences.get(LANGUAGE).filter("EN"::equals).map(_ -> Language.EN).orElse(Language.ZH);
        Texts texts = new Texts(begin);
        texts.language().subscribe((_, now) -> preferences.put(LANGUAGE, now.name()));
        return new TerminalContext(data, ticket, server, Clock.systemUTC(), System::nanoTime, tasks, screen, texts,
                printer, savePlace, preferences, () -> UUID.randomUUID().toString());
    }

    /// The file that keeps submissions without an answer.
    public Path submissions() {
        return submissionsIn(data);
    }

    /// The file that keeps submissions without an answer, in a data folder.
    static Path submissionsIn(Path data) {
        return data.resolve("submissions.db");
    }

    /// The civil date of the system.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Days.ZONE);
    }

    /// The language the server is asked to answer in; may be read on any thread.
    public Locale locale() {
        return texts.locale();
    }
}

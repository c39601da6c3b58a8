package org.quickpermit.kiosk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.Fx;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.TestBureau;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A kiosk whose journal was damaged while it was off.
@Timeout(60)
@Tag("QP-6")
class DamagedJournalTest {
    @TempDir
    private Path folder;

    @Test
    void a_damaged_journal_is_neither_used_nor_touched_and_a_good_one_opens_again() throws Exception {
        Path file = folder.resolve("journal.db");
        try (Journal journal = Journal.open(file, TestBureau.CLOCK)) {
            journal.load("TW00000001", 3);
        }
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        Arrays.fill(bad, 0, 4_096, (byte) 0x5A);
        Files.write(file, bad);
        try (IppPrinterSimulator printer = IppPrinterSimulator.start()) {
            KioskSettings settings = KioskSettings.standard(folder, Optional.empty(), printer.uri())
                    .withClock(TestBureau.CLOCK);
            assertThatThrownBy(() -> KioskContext.open(settings)).isInstanceOf(JournalException.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(bad);
            assertThat(printer.operations()).isEmpty();
            Files.write(file, good);
            try (KioskContext kiosk = KioskContext.open(settings)) {
                assertThat(kiosk.journal().tray().orElseThrow().top()).contains("TW00000001");
            }
        }
    }

    @Test
    void it_says_so_on_its_screen_in_every_language() {
        for (Language language : Language.values()) {
            String staff = Fx.get(() -> {
                Stage stage = new Stage();
                KioskWindow window = KioskWindow.outOfOrder(stage, new KioskWindow.Size(540, 960), language,
                        Trouble.JOURNAL_DAMAGED);
                try {
                    return words(stage.getScene().getRoot());
                } finally {
                    window.close();
                }
            });
            assertThat(staff).contains(switch (language) {
                case ZH_HANT -> "日誌已損壞";
                case ZH_HANS -> "日志已损坏";
                case EN -> "journal damaged";
                case PT -> "diário danificado";
                case JA -> "記録が破損";
            });
        }
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled label -> label.getText() + "\n";
            case Text text -> text.getText() + "\n";
            case Parent parent -> parent.getChildrenUnmodifiable().stream().map(DamagedJournalTest::words)
                    .collect(Collectors.joining());
            default -> "";
        };
    }
}

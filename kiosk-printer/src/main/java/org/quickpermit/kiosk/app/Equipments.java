package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.JournalExport;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.screen.Desk.Equipment;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.screen.DeskAnswer.Failed;
import org.quickpermit.kiosk.screen.DeskAnswer.Told;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands on the console's page of the device, and the export of the journal from there.
final class Equipments {
    private static final Logger LOG = LoggerFactory.getLogger(Equipments.class);
    private static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");
    private static final List<Path> MEDIA = List.of(Path.of("/media"), Path.of("/run/media"));
    private static final long MEGABYTE = 1_048_576;

    private final Devices devices;
    private final KioskSettings settings;

    Equipments(Devices devices, KioskSettings settings) {
        this.devices = devices;
        this.settings = settings;
    }

    /// @param printer what the printer says of itself, empty when it does not answer
    /// @param skew how far this clock is ahead of the server's
    Equipment now(Optional<PrinterStatus> printer, Optional<Duration> skew) {
        return new Equipment(settings.scanner().map(Path::toString), settings.printer().toString(),
                printer.map(PrinterStatus::model).map(model -> model.isEmpty() ? "-" : model), certificateEnds(),
                "QuickPermit " + KioskMain.VERSION,
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version"),
                free(), skew, devices.trust().flatMap(store -> store.age(devices.clock().instant())),
                medium().map(Path::toString).orElse(""));
    }

    private Optional<LocalDate> certificateEnds() {
        return identity().map(known -> LocalDate.ofInstant(known.certificate().getNotAfter().toInstant(), CIVIL));
    }

    private Optional<DeviceIdentity> identity() {
        try {
            return new IdentityFiles(settings.data()).read();
        } catch (IOException e) {
            LOG.warn("the certificate cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private long free() {
        try {
            return Files.getFileStore(settings.data()).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            return 0;
        }
    }

    /// A memory stick that is plugged in, where the system shows such.
    private static Optional<Path> medium() {
        for (Path media : MEDIA) {
            try (Stream<Path> found = Files.find(media, 2, (path, kind) -> kind.isDirectory() && !path.equals(media)
                    && Files.isWritable(path))) {
                Optional<Path> first = found.findFirst();
                if (first.isPresent()) {
                    return first;
                }
            } catch (IOException e) {
                LOG.debug("no media at {}", media);
            }
        }
        return Optional.empty();
    }

    /// Writes the journal into a folder.
    DeskAnswer export(String folder) {
        try {
            Path into = Path.of(folder);
            if (folder.isBlank() || !into.isAbsolute() || !Files.isDirectory(into)) {
                return new Failed("desk.export.folder");
            }
            String kiosk = identity().map(DeviceIdentity::deviceId).orElse("kiosk");
            Path file = JournalExport.write(devices.journal().chain(), kiosk, into, devices.clock().instant());
            return new Told("desk.exported", List.of(file.toString()));
        } catch (java.nio.file.InvalidPathException e) {
            return new Failed("desk.export.folder");
        } catch (IOException e) {
            LOG.warn("the journal cannot be exported: {}", e.toString());
            return new Failed("desk.export.failed");
        } catch (JournalException e) {
            return new Failed(e.diskFull() ? "trouble.DISK_FULL" : "trouble.JOURNAL_FAILED");
        } catch (IllegalStateException e) {
            LOG.error("the journal's chain", e);
            return new Failed("trouble.JOURNAL_DAMAGED");
        }
    }
}

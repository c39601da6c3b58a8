package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.device.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.screen.KioskTexts;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the server how this kiosk is: at once when something changed, else once a minute. What is not heard is not kept:
/// the next word says it all again.
final class StatusReport {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReport.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final Devices devices;
    private final KioskTexts texts = new KioskTexts();
    private Optional<KioskStatus> said = Optional.empty();

    /// @param devices what the status is about
    StatusReport(Devices devices) {
        this.devices = devices;
    }

    /// Says it, if it is new or the minute is over. Waits for the server's answer.
    ///
    /// @param troubles what stands in the way now
    synchronized void tell(Set<Trouble> troubles) {
        if (devices.gateway().isEmpty() || troubles.contains(Trouble.SERVER_GONE)) {
            return;
        }
        Gateway gateway = devices.gateway().get();
        try {
            KioskStatus now = status(devices.clock().instant(), troubles);
            if (!isNews(now)) {
                return;
            }
            switch (gateway.status(now)) {
                case Answer.Given<?> _ -> said = Optional.of(now);
                case Answer.Denied<?> denied -> LOG.warn("status not taken: {}", denied.trouble().type());
                case Answer.Missing<?> missing -> LOG.debug("status not heard: {}", missing.why());
            }
        } catch (JournalException e) {
            LOG.debug("no status without a journal");
        }
    }

    private boolean isNews(KioskStatus now) {
        return said.filter(before -> before.at().plus(AT_LEAST_EVERY).isAfter(now.at())
                && !before.at().isAfter(now.at())
                && sameMoment(before, now.at()).equals(sameMoment(now, now.at()))).isEmpty();
    }

    /// A status without its moments: a list fetched anew is no news.
    private static KioskStatus sameMoment(KioskStatus status, Instant at) {
        return new KioskStatus(at, status.inService(), status.troubles(), status.nextSheet(), status.sheetsLeft(),
                status.printsToSettle(), status.reportsWaiting(), status.reportsRejected(), null, status.version());
    }

    private KioskStatus status(Instant now, Set<Trouble> troubles) {
        Journal journal = devices.journal();
        Optional<Tray> tray = journal.tray();
        List<KioskStatus.Trouble> told = troubles.stream().sorted().map(this::told).toList();
        return new KioskStatus(now, troubles.isEmpty(), told, tray.flatMap(Tray::top).orElse(null),
                tray.map(Tray::left).orElse(0), journal.unknown().size(), journal.waiting().size(),
                journal.rejected().size(),
                devices.trust().flatMap(store -> store.current()).map(list -> list.createdAt()).orElse(null),
                KioskMain.VERSION);
    }

    private KioskStatus.Trouble told(Trouble trouble) {
        String key = "trouble." + trouble.name();
        return new KioskStatus.Trouble(trouble.name(),
                new Text(texts.get(Language.ZH_HANT, key), texts.get(Language.EN, key)));
    }
}

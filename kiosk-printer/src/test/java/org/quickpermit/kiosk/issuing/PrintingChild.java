package org.quickpermit.kiosk.issuing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.quickpermit.device.Answer;
import org.quickpermit.kiosk.app.SystemPace;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.internal.IppPrinter;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;

/// A program of its own that prints permit after permit until somebody kills it. Arguments: journal, printer, first
/// permit's seed.
public final class PrintingChild {
    private PrintingChild() {}

    /// Prints until killed.
    public static void main(String[] args) throws Exception {
        Journal journal = Journal.open(Path.of(args[0]), TestBureau.CLOCK);
        IppPrinter printer = new IppPrinter(URI.create(args[1]), "quickpermit-child", Duration.ofSeconds(2));
        PrinterQueue queue = new PrinterQueue(printer);
        queue.purge();
        PermitIssuer issuer = new PermitIssuer(journal, new Leases(Integer.parseInt(args[2])), queue,
                () -> TestBureau.COUNTING,
                new PrintTimes(Duration.ofMillis(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                        Duration.ofSeconds(5), Duration.ofSeconds(5)),
                SystemPace.surroundings(TestBureau.CLOCK));
        boolean first = true;
        while (true) {
            issuer.issue(new Ask.FirstPrint("NIA1:TEST"), new Progress() {
                @Override
                public void granted(String initials) {}

                @Override
                public void printing() {}

                @Override
                public void held(Trouble trouble) {}

                @Override
                public void sheetWanted() {}
            });
            if (first) {
                System.out.println("printing");
                first = false;
            }
        }
    }

    private static final class Leases extends NoGateway {
        private final TestBureau bureau = new TestBureau();
        private int seed;

        Leases(int seed) {
            this.seed = seed;
        }

        @Override
        public Answer<PrintLease> lease(String key, String request) {
            try {
                PrintLeaseRequest asked = WireJson.strict().readValue(request, PrintLeaseRequest.class);
                PermitId permit = TestBureau.permitId(seed++);
                return new Answer.Given<>(bureau.lease("lease-" + key, permit, 1, asked.sheetNumber()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

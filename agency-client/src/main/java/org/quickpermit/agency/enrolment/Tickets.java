package org.quickpermit.agency.enrolment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

import org.quickpermit.agency.fx.Wording;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.WireBody;
import org.quickpermit.wire.WireReader;

import okhttp3.HttpUrl;

/// Reads ticket files (`*.qpticket`).
public final class Tickets {
    private static final long LARGEST = 64 * 1024;

    private Tickets() {}

    /// Reads and checks a ticket.
    ///
    /// @param file the ticket file
    /// @param clock tells whether it is still good
    /// @throws EnrolmentFault when it cannot be read, is not for a terminal, or has expired
    public static EnrolmentTicket read(Path file, InstantSource clock) throws EnrolmentFault {
        if (!(WireReader.lenient().read(bytes(file),
                EnrolmentTicket.class) instanceof WireBody.Complete<EnrolmentTicket>(EnrolmentTicket ticket))
                || !isHttps(ticket.server())) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.notATicket"), "", null);
        }
        if (ticket.kind() != DeviceKind.TERMINAL) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.otherKind", ticket.name()), "", null);
        }
        if (!clock.instant().isBefore(ticket.expiresAt())) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.expired"), "", null);
        }
        return ticket;
    }

    private static byte[] bytes(Path file) throws EnrolmentFault {
        try {
            if (Files.size(file) > LARGEST) {
                throw new EnrolmentFault(Wording.of("enrolment.fault.notATicket"), "", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.unreadable", file.getFileName()), "", e);
        }
    }

    private static boolean isHttps(String server) {
        HttpUrl url = HttpUrl.parse(server);
        return url != null && url.isHttps();
    }
}

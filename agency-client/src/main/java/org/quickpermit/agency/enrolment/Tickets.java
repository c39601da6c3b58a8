package org.quickpermit.agency.enrolment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

import org.quickpermit.agency.fx.Wording;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        EnrolmentTicket ticket;
        try {
            if (Files.size(file) > LARGEST) {
                throw new EnrolmentFault(Wording.of("enrolment.fault.notATicket"), "", null);
            }
            ticket = WireJson.lenient().readValue(Files.readAllBytes(file), EnrolmentTicket.class);
        } catch (JsonProcessingException e) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.notATicket"), "", e);
        } catch (IOException e) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.unreadable", file.getFileName()), "", e);
        }
        if (!isComplete(ticket)) {
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

    @SuppressWarnings({"NullAway", "ConstantValue"}) // a file may leave out what the record's type promises
    private static boolean isComplete(EnrolmentTicket ticket) {
        HttpUrl server = ticket.server() == null ? null : HttpUrl.parse(ticket.server());
        return server != null && server.isHttps() && ticket.code() != null && ticket.expiresAt() != null
                && ticket.caCertificate() != null && ticket.deviceId() != null && ticket.kind() != null
                && ticket.name() != null;
    }
}

package org.quickpermit.device;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.WireBody;
import org.quickpermit.wire.WireReader;

/// Reads ticket files (`*.qpticket`).
final class Tickets {
    private static final long LARGEST = 64 * 1024;

    private Tickets() {}

    /// Reads a ticket.
    ///
    /// @param file the ticket file
    /// @throws EnrolmentFault when it cannot be read or is none
    static EnrolmentTicket read(Path file) throws EnrolmentFault {
        byte[] content;
        try {
            if (Files.size(file) > LARGEST) {
                throw EnrolmentFault.notATicket(null);
            }
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw EnrolmentFault.unreadable(file, e);
        }
        if (!(WireReader.lenient().read(content,
                EnrolmentTicket.class) instanceof WireBody.Complete<EnrolmentTicket>(EnrolmentTicket ticket))) {
            throw EnrolmentFault.notATicket(null);
        }
        return ticket;
    }

    /// The server a ticket names.
    ///
    /// @throws EnrolmentFault when it is no address as `https://host:port`
    static URI server(EnrolmentTicket ticket) throws EnrolmentFault {
        try {
            URI server = URI.create(ticket.server());
            if ("https".equals(server.getScheme()) && server.getHost() != null) {
                return server;
            }
        } catch (IllegalArgumentException e) {
            throw EnrolmentFault.notATicket(e);
        }
        throw EnrolmentFault.notATicket(null);
    }
}

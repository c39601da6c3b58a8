package org.quickpermit.agency.gateway;

import java.time.LocalDate;
import java.time.YearMonth;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

/// The calls of the API a terminal makes. Every method blocks until there is an [Answer] and throws nothing; call them
/// from a background thread only.
public interface Gateway {
    /// Opens a session. All later calls of this gateway are made in it.
    Answer<Session> signIn(SignIn signIn);

    /// Closes the session. The gateway forgets it whatever the answer.
    Answer<Done> signOut();

    /// Sets the password of a new clerk.
    Answer<Done> activate(Activation activation);

    /// Sends a change that must happen once, under its own key. The server answers a repeated key with the first
    /// answer.
    ///
    /// @param path path of the API
    /// @param idempotencyKey the key, made and stored before the first call
    /// @param body exactly the bytes that belong to the key
    Answer<QuickPermitCase> send(String path, String idempotencyKey, byte[] body);

    /// One case of the own agency.
    Answer<QuickPermitCase> read(CaseNumber number);

    /// A page of the own agency's cases, newest first.
    Answer<CaseList> cases(CaseQuery query);

    /// The deposit as it stands.
    Answer<Deposit> deposit();

    /// All movements of the deposit from the first to the last day.
    Answer<DepositStatement> statement(LocalDate from, LocalDate to);

    /// The statement of a month that is over; for managers.
    Answer<MonthlyStatement> month(YearMonth month);

    /// Asks whether the server is there. Touches no session, so that asking does not keep one alive.
    Answer<Done> ping();
}

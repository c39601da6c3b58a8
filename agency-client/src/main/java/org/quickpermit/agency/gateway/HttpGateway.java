package org.quickpermit.agency.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.function.Supplier;

import org.quickpermit.device.Answer;
import org.quickpermit.device.ApiLink;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Done;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.device.Renewal;
import org.quickpermit.device.TimeLimits;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

import org.jspecify.annotations.Nullable;

/// [Gateway] over the device's link to the server. Safe for use by many threads at once.
public final class HttpGateway implements Gateway, AutoCloseable {
    /// How long a clerk waits for the server.
    public static final TimeLimits LIMITS = new TimeLimits(Duration.ofSeconds(4), Duration.ofSeconds(10),
            Duration.ofSeconds(12));

    private final ApiLink link;
    private volatile @Nullable String session;

    /// @param identity what this terminal is
    /// @param language language the server's problems are asked for in, read at every call
    public HttpGateway(DeviceIdentity identity, Supplier<Locale> language) {
        this.link = ApiLink.of(identity, LIMITS, language);
    }

    /// What replaces the certificate these calls show.
    ///
    /// @param files where the identity is kept
    /// @param identity the identity as it is kept there
    /// @param clock tells how long the certificate lasts
    public Renewal renewal(IdentityFiles files, DeviceIdentity identity, InstantSource clock) {
        return new Renewal(files, identity, link, clock);
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        Answer<Session> answer = link.post(Api.SESSIONS, signIn).send(Session.class);
        if (answer instanceof Answer.Given<Session>(Session opened)) {
            session = opened.sessionToken();
        }
        return answer;
    }

    @Override
    public Answer<Done> signOut() {
        String ended = session;
        session = null;
        return link.delete(Api.CURRENT_SESSION).inSession(ended).send();
    }

    @Override
    public Answer<Done> activate(Activation activation) {
        return link.post(Api.ACTIVATIONS, activation).send();
    }

    @Override
    public Answer<QuickPermitCase> send(String path, String idempotencyKey, byte[] body) {
        return link.post(path, body).under(idempotencyKey).inSession(session).send(QuickPermitCase.class);
    }

    @Override
    public Answer<QuickPermitCase> read(CaseNumber number) {
        return link.get(Api.path(Api.QUICK_PERMIT, number.value())).inSession(session).send(QuickPermitCase.class);
    }

    @Override
    public Answer<CaseList> cases(CaseQuery query) {
        return link.get(Api.QUICK_PERMITS)
                .where("from", query.from())
                .where("to", query.to())
                .where("q", query.text())
                .where("after", query.after())
                .inSession(session)
                .send(CaseList.class);
    }

    @Override
    public Answer<Deposit> deposit() {
        return link.get(Api.DEPOSIT).inSession(session).send(Deposit.class);
    }

    @Override
    public Answer<DepositStatement> statement(LocalDate from, LocalDate to) {
        return link.get(Api.DEPOSIT_STATEMENT)
                .where("from", from)
                .where("to", to)
                .inSession(session)
                .send(DepositStatement.class);
    }

    @Override
    public Answer<MonthlyStatement> month(YearMonth month) {
        return link.get(Api.path(Api.DEPOSIT_MONTH, month.toString())).inSession(session)
                .send(MonthlyStatement.class);
    }

    @Override
    public Answer<Done> ping() {
        return link.get(Api.HEALTH_LIVE).send();
    }

    /// Closes idle connections. Calls in flight end as [Answer.Missing].
    @Override
    public void close() {
        link.close();
    }
}

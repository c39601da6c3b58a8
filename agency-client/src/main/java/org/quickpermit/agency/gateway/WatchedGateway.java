package org.quickpermit.agency.gateway;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

/// A [Gateway] that tells what every call says about the connection and the session, so that no screen has to.
public final class WatchedGateway implements Gateway {
    private final Gateway gateway;
    private final Consumer<Heard> heard;

    /// @param gateway does the work
    /// @param heard told after every call, on the caller's thread
    public WatchedGateway(Gateway gateway, Consumer<Heard> heard) {
        this.gateway = gateway;
        this.heard = heard;
    }

    /// What a call says beyond its own answer.
    public sealed interface Heard {
        /// The server is there.
        record Alive() implements Heard {}

        /// The server is there and wants a sign-in.
        record SessionOver() implements Heard {}

        /// There was no answer.
        ///
        /// @param why what broke
        record Silence(NoAnswer why) implements Heard {}
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        return told(gateway.signIn(signIn));
    }

    @Override
    public Answer<Done> signOut() {
        return told(gateway.signOut());
    }

    @Override
    public Answer<Done> activate(Activation activation) {
        return told(gateway.activate(activation));
    }

    @Override
    public Answer<QuickPermitCase> send(String path, String idempotencyKey, byte[] body) {
        return told(gateway.send(path, idempotencyKey, body));
    }

    @Override
    public Answer<QuickPermitCase> read(CaseNumber number) {
        return told(gateway.read(number));
    }

    @Override
    public Answer<CaseList> cases(CaseQuery query) {
        return told(gateway.cases(query));
    }

    @Override
    public Answer<Deposit> deposit() {
        return told(gateway.deposit());
    }

    @Override
    public Answer<DepositStatement> statement(LocalDate from, LocalDate to) {
        return told(gateway.statement(from, to));
    }

    @Override
    public Answer<MonthlyStatement> month(YearMonth month) {
        return told(gateway.month(month));
    }

    @Override
    public Answer<Done> ping() {
        return told(gateway.ping());
    }

    private <T> Answer<T> told(Answer<T> answer) {
        heard.accept(switch (answer) {
            case Answer.Given<T> _ -> new Heard.Alive();
            case Answer.Denied<T>(Trouble trouble) -> trouble.type() == ProblemType.SIGN_IN_REQUIRED
                    ? new Heard.SessionOver()
                    : new Heard.Alive();
            case Answer.Missing<T>(NoAnswer why) -> new Heard.Silence(why);
        });
        return answer;
    }
}

package org.quickpermit.agency.signin;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Verdict;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.Trouble;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs clerks in and out. Password and token are forgotten as soon as they are sent.
public final class SignInViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);
    private static final int SHORTEST_PASSWORD = 12;

    private final Gateway gateway;
    private final Tasks tasks;
    private final FieldModel login = new FieldModel(NodeIds.LOGIN, text -> filled(text, "check.login.missing"));
    private final FieldModel password = new FieldModel(NodeIds.PASSWORD, this::checkPassword);
    private final FieldModel token = new FieldModel(NodeIds.TOKEN, SignInViewModel::checkToken);
    private final FieldModel code = new FieldModel(NodeIds.ACTIVATION_CODE,
            text -> filled(text, "check.code.missing"));
    private final FieldModel again = new FieldModel(NodeIds.PASSWORD_AGAIN, this::checkAgain);
    private final ReadOnlyBooleanWrapper activating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Remark> message = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Session> session = new ReadOnlyObjectWrapper<>();

    /// @param gateway the server
    /// @param tasks off-screen work
    public SignInViewModel(Gateway gateway, Tasks tasks) {
        this.gateway = gateway;
        this.tasks = tasks;
    }

    /// Login name.
    public FieldModel login() {
        return login;
    }

    /// Password; of an activation the new one.
    public FieldModel password() {
        return password;
    }

    /// The six digits of the token card.
    public FieldModel token() {
        return token;
    }

    /// One-time code of an activation.
    public FieldModel code() {
        return code;
    }

    /// The new password of an activation once more.
    public FieldModel again() {
        return again;
    }

    /// True while a new clerk sets a password instead of signing in.
    public ReadOnlyBooleanProperty activating() {
        return activating.getReadOnlyProperty();
    }

    /// True while the server is asked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// A sentence under the form, and how it is meant.
    public ReadOnlyObjectProperty<Remark> message() {
        return message.getReadOnlyProperty();
    }

    /// Who is signed in, null for nobody.
    public ReadOnlyObjectProperty<@Nullable Session> session() {
        return session.getReadOnlyProperty();
    }

    /// Changes between signing in and activating.
    public void toggleActivation() {
        activating.set(!activating.get());
        forgetSecrets();
        message.set(Remark.NONE);
    }

    /// Signs in or activates with what is typed, or says at the fields what is missing.
    public void go() {
        List<FieldModel> asked = activating.get()
                ? List.of(login, code, password, again, token)
                : List.of(login, password, token);
        asked.forEach(FieldModel::leave);
        if (busy.get() || !asked.stream().allMatch(FieldModel::passes)) {
            return;
        }
        busy.set(true);
        message.set(Remark.NONE);
        if (activating.get()) {
            Activation activation = new Activation(login.value(), code.value(), password.text().get(), token.value());
            tasks.run(() -> gateway.activate(activation), this::activated, this::failed);
        } else {
            SignIn signIn = new SignIn(login.value(), password.text().get(), token.value());
            tasks.run(() -> gateway.signIn(signIn), this::answered, this::failed);
        }
        forgetSecrets();
    }

    /// Ends the session on the clerk's wish.
    public void signOut() {
        if (session.get() != null) {
            tasks.run(gateway::signOut, _ -> LOG.debug("signed out"), failure -> LOG.warn("sign-out failed", failure));
            session.set(null);
            login.clear();
            message.set(Remark.NONE);
        }
    }

    /// The server no longer knows the session: what was typed elsewhere stays, the clerk has to sign in again.
    public void expired() {
        if (session.get() != null) {
            session.set(null);
            message.set(new Remark(Remark.Tone.WARNING, Wording.of("signin.expired")));
        }
    }

    private void answered(Answer<Session> answer) {
        busy.set(false);
        switch (answer) {
            case Answer.Given<Session>(Session opened) -> session.set(opened);
            case Answer.Denied<Session>(Trouble trouble) -> fault(trouble);
            case Answer.Missing<Session>(var why) -> message
                    .set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.noAnswer", why.text(), why.code())));
        }
    }

    private void activated(Answer<Done> answer) {
        busy.set(false);
        switch (answer) {
            case Answer.Given<Done> _ -> {
                activating.set(false);
                message.set(new Remark(Remark.Tone.GOOD, Wording.of("signin.activated")));
            }
            case Answer.Denied<Done>(Trouble trouble) -> fault(trouble);
            case Answer.Missing<Done>(var why) -> message
                    .set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.noAnswer", why.text(), why.code())));
        }
    }

    private void fault(Trouble trouble) {
        message.set(new Remark(Remark.Tone.FAULT,
                Wording.of("trouble.said", trouble.type().title(), trouble.detail(), trouble.supportCode())));
    }

    private void failed(Exception failure) {
        busy.set(false);
        LOG.error("sign-in failed inside the terminal", failure);
        message.set(new Remark(Remark.Tone.FAULT, Wording.of("trouble.inside")));
    }

    private void forgetSecrets() {
        List.of(password, token, code, again).forEach(FieldModel::clear);
    }

    private Verdict checkPassword(String typed) {
        if (typed.isEmpty()) {
            return new Verdict.Incomplete(Wording.of("check.password.missing"));
        }
        return activating.get() && typed.length() < SHORTEST_PASSWORD
                ? new Verdict.Incomplete(Wording.of("check.password.short", SHORTEST_PASSWORD, typed.length()))
                : Verdict.good();
    }

    private Verdict checkAgain(String typed) {
        return typed.equals(password.text().get())
                ? Verdict.good()
                : new Verdict.Incomplete(Wording.of("check.password.differs"));
    }

    private static Verdict checkToken(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c < '0' || c > '9') {
                return new Verdict.Wrong(Wording.of("check.token.character", i + 1, c));
            }
        }
        if (typed.length() > 6) {
            return new Verdict.Wrong(Wording.of("check.token.length", typed.length()));
        }
        return typed.length() < 6 ? new Verdict.Incomplete(Wording.of("check.token.missing")) : Verdict.good();
    }

    private static Verdict filled(String typed, String key) {
        return typed.isBlank() ? new Verdict.Incomplete(Wording.of(key)) : Verdict.good();
    }
}

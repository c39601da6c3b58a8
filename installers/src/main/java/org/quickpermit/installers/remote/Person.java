package org.quickpermit.installers.remote;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Somebody with an account: login, password and token card in hand. A code of the card is good once, so this person
/// never shows one twice and waits for the next where it has to.
public final class Person {
    private static final long MILLIS_OF_STEP = 30_000;
    private final String login;
    private final String password;
    private final TokenCard card;
    private final AtomicLong lastStep = new AtomicLong(Long.MIN_VALUE);

    /// @param login login name
    /// @param password password
    /// @param card token card
    public Person(String login, String password, TokenCard card) {
        this.login = login;
        this.password = password;
        this.card = card;
    }

    /// Login name.
    public String login() {
        return login;
    }

    /// Password.
    public String password() {
        return password;
    }

    /// A code the server has not seen from this card. The server takes the code of the present step, the one before and
    /// the one after; when those are used up, this waits for time to pass.
    ///
    /// @param clock the time at the server
    public synchronized String nextCode(Clock clock) throws InterruptedException {
        long step = Math.max(TokenCard.step(clock.instant()), lastStep.get() + 1);
        Instant firstTaken = Instant.ofEpochMilli((step - 1) * MILLIS_OF_STEP);
        long wait = firstTaken.toEpochMilli() - clock.millis();
        if (wait > 0) {
            Thread.sleep(wait);
        }
        lastStep.set(step);
        return card.code(step);
    }

    /// Opens a session at a machine.
    ///
    /// @param device the machine
    /// @param clock the time at the server
    public ApiClient signIn(ApiClient device, Clock clock) throws InterruptedException {
        return device.signIn(login, password, nextCode(clock));
    }

    @Override
    public String toString() {
        return "Person[" + login + "]";
    }
}

package org.quickpermit.server.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Text;

import org.bouncycastle.util.encoders.Base32;
import org.jdbi.v3.core.Handle;

/// The bureau's stock of token cards. Seeds go in and never come out.
public final class TokenCards {
    private static final int MIN_SEED_BYTES = 16;
    private static final int MAX_SEED_BYTES = 64;

    private final SeedVault vault;
    private final Clock clock;

    /// @param vault encrypts the seeds
    /// @param clock time of the codes: the server's alone counts
    public TokenCards(SeedVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// The cards of a supplier's file: one per line, serial and Base32 seed with a comma between; lines with `#` are
    /// remarks.
    ///
    /// @param lines the file
    /// @return the cards, or what is wrong with the file
    public static Parsed parse(List<String> lines) {
        List<Card> cards = new ArrayList<>();
        List<RegisterLoad.RejectedRow> rejected = new ArrayList<>();
        Set<String> serials = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(",", -1);
            String serial = parts[0].strip();
            if (parts.length != 2) {
                rejected.add(rejected(i, "line", "每行須為「序號,種子」。", "Each line is serial,seed."));
            } else if (!serial.matches("[A-Za-z0-9-]{4,40}") || !serials.add(serial)) {
                rejected.add(rejected(i, "serial", "序號須為 4 至 40 個英數字元且不得重複。",
                        "The serial has 4 to 40 letters or digits and appears once."));
            } else {
                Optional<byte[]> seed = seed(parts[1].strip());
                if (seed.isPresent()) {
                    cards.add(new Card(serial, seed.get()));
                } else {
                    rejected.add(rejected(i, "seed", "種子須為 16 至 64 位元組之 Base32。",
                            "The seed is Base32 of 16 to 64 bytes."));
                }
            }
        }
        return new Parsed(rejected.isEmpty() ? cards : List.of(), rejected);
    }

    /// @param cards the cards, empty when any row is rejected
    /// @param rejected the rejected rows
    public record Parsed(List<Card> cards, List<RegisterLoad.RejectedRow> rejected) {
        public Parsed {
            cards = List.copyOf(cards);
            rejected = List.copyOf(rejected);
        }
    }

    /// @param serial serial of the card
    /// @param seed its seed
    @SuppressWarnings("ArrayRecordComponent") // on its way from a file into the vault, never compared
    public record Card(String serial, byte[] seed) {
        @Override
        public String toString() {
            return "Card[" + serial + "]";
        }
    }

    private static RegisterLoad.RejectedRow rejected(int index, String column, String zh, String en) {
        return new RegisterLoad.RejectedRow(index + 1L, column, new Text(zh, en));
    }

    private static Optional<byte[]> seed(String base32) {
        String text = base32.replace("=", "").toUpperCase(Locale.ROOT);
        if (!text.matches("[A-Z2-7]+")) {
            return Optional.empty();
        }
        try {
            byte[] seed = Base32.decode(text + "=".repeat((8 - text.length() % 8) % 8));
            return seed.length >= MIN_SEED_BYTES && seed.length <= MAX_SEED_BYTES
                    ? Optional.of(seed)
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// Adds cards to the stock. Cards that are already in it stay as they are.
    ///
    /// @return how many were new
    public int add(Handle handle, List<Card> cards) {
        int added = 0;
        for (Card card : cards) {
            added += handle.createUpdate("""
                    INSERT INTO token_card (serial, seed, imported_at) VALUES (:serial, :seed, :now)
                    ON CONFLICT (serial) DO NOTHING""")
                    .bind("serial", card.serial())
                    .bind("seed", vault.seal(card.serial(), card.seed()))
                    .bind("now", clock.millis())
                    .execute();
        }
        return added;
    }

    /// True when a card is in the stock, not revoked, and nobody's.
    boolean isFree(Handle handle, String serial) {
        return handle.createQuery("""
                SELECT COUNT(*) FROM token_card c
                WHERE c.serial = :serial AND c.revoked_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.token_serial = c.serial)""")
                .bind("serial", serial)
                .mapTo(Long.class)
                .one() == 1;
    }

    /// The step a typed code belongs to, when it is a code this card shows now and has not been accepted before.
    OptionalLong match(Handle handle, String serial, String typed) {
        return handle.createQuery("""
                SELECT seed, last_counter FROM token_card WHERE serial = :serial AND revoked_at IS NULL""")
                .bind("serial", serial)
                .map((row, context) -> Totp.match(vault.open(serial, row.getString("seed")), typed, clock.instant(),
                        row.getLong("last_counter")))
                .findOne()
                .orElse(OptionalLong.empty());
    }

    /// Marks a step as used. Of two calls with the same code one gets false.
    boolean use(Handle handle, String serial, long counter) {
        return handle.createUpdate("""
                UPDATE token_card SET last_counter = :counter
                WHERE serial = :serial AND last_counter < :counter AND revoked_at IS NULL""")
                .bind("serial", serial)
                .bind("counter", counter)
                .execute() == 1;
    }

    /// Takes a lost card out of use.
    void revoke(Handle handle, String serial) {
        handle.createUpdate("UPDATE token_card SET revoked_at = :now WHERE serial = :serial AND revoked_at IS NULL")
                .bind("serial", serial)
                .bind("now", clock.millis())
                .execute();
    }
}

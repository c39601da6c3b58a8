package org.quickpermit.server.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsTest {
    private static final byte[] RFC_SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private final SecureRandom random = new SecureRandom();

    /// Row 2, RFC 6238 appendix B.
    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924",
            "2000000000,69279037", "20000000000,65353130"})
    void token_codes_are_those_of_rfc_6238(long time, String code) {
        assertThat(Totp.code(RFC_SEED, Totp.counter(Instant.ofEpochSecond(time)), 8)).isEqualTo(code);
        assertThat(Totp.code(RFC_SEED, Instant.ofEpochSecond(time))).isEqualTo(code.substring(2));
    }

    /// Rows 2 and 3: one step before and after, strictly greater than the last.
    @Test
    void a_code_counts_one_step_around_now_and_only_after_the_last_one() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long present = Totp.counter(now);
        for (long step = present - 3; step <= present + 3; step++) {
            String code = Totp.code(RFC_SEED, step, 6);
            boolean near = Math.abs(step - present) <= 1;
            assertThat(Totp.match(RFC_SEED, code, now, -1).isPresent()).isEqualTo(near);
            assertThat(Totp.match(RFC_SEED, code, now, step).isPresent()).isFalse();
        }
        assertThat(Totp.match(RFC_SEED, "", now, -1)).isEmpty();
        assertThat(Totp.match(RFC_SEED, "１２３４５６", now, -1)).isEmpty();
    }

    /// Row 4: the stored form hides the seed, and opens only for its card and with the installation's key.
    @Test
    void seeds_open_only_for_their_card_and_under_their_key(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("token-seeds.key");
        SeedVault vault = new SeedVault(file, random);
        String sealed = vault.seal("CARD-1", RFC_SEED);
        assertThat(vault.open("CARD-1", sealed)).isEqualTo(RFC_SEED);
        assertThat(new SeedVault(file, random).open("CARD-1", sealed)).isEqualTo(RFC_SEED);
        assertThat(vault.seal("CARD-1", RFC_SEED)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> vault.open("CARD-2", sealed)).isInstanceOf(IllegalStateException.class);
        SeedVault other = new SeedVault(folder.resolve("other.key"), random);
        assertThatThrownBy(() -> other.open("CARD-1", sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    /// Row 7: parameters stand in the hash; an older hash still opens and is recognised as outdated.
    @Test
    void password_hashes_carry_their_parameters() {
        Passwords passwords = new Passwords(random);
        String hash = passwords.hash("correct 馬 battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct 馬 battery", hash)).isTrue();
        assertThat(passwords.matches("correct 馬 batterz", hash)).isFalse();
        assertThat(passwords.hash("correct 馬 battery")).isNotEqualTo(hash);
        assertThat(Passwords.isOutdated(hash)).isFalse();
        assertThat(Passwords.isOutdated(hash.replace("m=19456", "m=9216"))).isTrue();
        assertThat(passwords.matches("cafe\u0301 au lait noir", passwords.hash("caf\u00e9 au lait noir"))).isTrue();
    }

    /// Row 6.
    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", "password1234", "P@ssw0rd2026!", "qwertyuiop123", "aaaaaaaaaaaaaa",
            "abcabcabcabcabc", "123456789012", "987654321098", "abcdefghijklmn", "chan.siuling99", "quickpermit2026",
            "境管局境管局境管局境管局1", "kangtaiadmin1!"})
    void guessable_passwords_are_refused_with_a_reason(String password) {
        boolean refused = new PasswordPolicy().refuse(password, "chan.siuling", "Chan Siu Ling").isPresent();
        assertThat(refused).isEqualTo(!password.equals("kangtaiadmin1!"));
    }

    /// Row 6: any characters, up to 128, no composition rules.
    @ParameterizedTest
    @ValueSource(strings = {"teal-lantern-41-harbour", "lowercase only words", "海上生明月天涯共此時情人",
            "🐎🔋🧷🧵🪡🧶🪢🧷🧵🪡🧶🪢x"})
    void good_passwords_of_any_kind_are_taken(String password) {
        assertThat(new PasswordPolicy().refuse(password, "chan.siuling", "陳小玲")).isEmpty();
        assertThat(new PasswordPolicy().refuse("x7 ".repeat(40) + "kLm", "chan.siuling", "陳小玲")).isNotNull();
        assertThat(new PasswordPolicy().refuse("a1".repeat(65), "chan.siuling", "陳小玲")).isPresent();
    }

    /// Row 11.
    @Test
    void session_tokens_and_codes_are_long_and_never_the_same() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(Secrets.newToken(random))).isTrue();
            assertThat(seen.add(Secrets.newCode(random))).isTrue();
        }
        assertThat(Secrets.newToken(random)).hasSize(43);
        String code = Secrets.newCode(random);
        assertThat(Secrets.hashCode(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isEqualTo(Secrets.hashCode(code));
    }

    @Test
    void a_supplier_file_with_any_bad_line_gives_no_card_and_names_every_bad_line() {
        TokenCards.Parsed good = TokenCards.parse(List.of("# lot 7", "CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "",
                "CARD-2,gezdgnbvgy3tqojqgezdgnbvgy3tqojq"));
        assertThat(good.rejected()).isEmpty();
        assertThat(good.cards()).hasSize(2);
        assertThat(good.cards().getFirst().seed()).isEqualTo(RFC_SEED);
        TokenCards.Parsed bad = TokenCards.parse(List.of("CARD-1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "CARD-1,GEZDGNBV",
                "CARD-3", "C,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "CARD-4,GEZDGNBV", "CARD-5,0189!"));
        assertThat(bad.cards()).isEmpty();
        assertThat(bad.rejected()).extracting(row -> row.line() + row.column())
                .containsExactly("2serial", "3line", "4serial", "5seed", "6seed");
    }
}

package org.quickpermit.installers.remote;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenCardTest {
    /// RFC 6238, appendix B: the seed is the ASCII text 12345678901234567890; of its eight digits a card shows the last
    /// six.
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037",
            "20000000000,353130"})
    void shows_the_codes_of_rfc_6238(long second, String code) {
        TokenCard card = TokenCard.ofBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

        assertThat(card.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void reads_a_seed_with_blanks_small_letters_and_padding() {
        TokenCard card = TokenCard.ofBase32("gezd gnbv gy3t qojq GEZD GNBV GY3T QOJQ====");

        assertThat(card.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    }

    @Test
    void refuses_a_seed_that_is_not_base32() {
        assertThatThrownBy(() -> TokenCard.ofBase32("GEZDGNB1")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Base32");
    }
}

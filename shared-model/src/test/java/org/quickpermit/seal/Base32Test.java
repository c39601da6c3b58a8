package org.quickpermit.seal;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Base32Test {
    /// RFC 4648, section 10, without the padding.
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void encodes_the_vectors_of_the_rfc(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
        assertThat(Base32.decode(text)).hasValueSatisfying(
                decoded -> assertThat(new String(decoded, StandardCharsets.US_ASCII)).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "MZX", "MZXW6Y", "MZ", "MZXQB"})
    void lengths_no_bytes_have_and_set_spare_bits_are_refused(String text) {
        assertThat(Base32.decode(text)).isEmpty();
    }

    @Property
    void every_byte_string_comes_back(@ForAll byte[] bytes) {
        assertThat(Base32.decode(Base32.encode(bytes))).hasValueSatisfying(
                decoded -> assertThat(decoded).isEqualTo(bytes));
    }
}

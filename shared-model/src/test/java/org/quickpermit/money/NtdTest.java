package org.quickpermit.money;

import org.quickpermit.wire.WireJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NtdTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                    | NT$0
            200                  | NT$200
            84200                | NT$84,200
            -200                 | -NT$200
            9223372036854775807  | NT$9,223,372,036,854,775,807
            -9223372036854775808 | -NT$9,223,372,036,854,775,808
            """)
    void is_shown_in_whole_dollars(long dollars, String text) {
        assertThat(new Ntd(dollars)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,          新臺幣零元整
            1,          新臺幣壹元整
            10,         新臺幣壹拾元整
            200,        新臺幣貳佰元整
            515,        新臺幣伍佰壹拾伍元整
            1001,       新臺幣壹仟零壹元整
            1010,       新臺幣壹仟零壹拾元整
            3406,       新臺幣參仟肆佰零陸元整
            10000,      新臺幣壹萬元整
            10200,      新臺幣壹萬零貳佰元整
            84200,      新臺幣捌萬肆仟貳佰元整
            100001,     新臺幣壹拾萬零壹元整
            1000000,    新臺幣壹佰萬元整
            10000000,   新臺幣壹仟萬元整
            100000000,  新臺幣壹億元整
            100000007,  新臺幣壹億零柒元整
            1000090000, 新臺幣壹拾億零玖萬元整
            -300,       負新臺幣參佰元整
            9223372036854775807, 新臺幣玖佰貳拾貳京參仟參佰柒拾貳兆零參佰陸拾捌億伍仟肆佰柒拾柒萬伍仟捌佰零柒元整
            -9223372036854775808, 負新臺幣玖佰貳拾貳京參仟參佰柒拾貳兆零參佰陸拾捌億伍仟肆佰柒拾柒萬伍仟捌佰零捌元整
            """)
    void is_written_in_capitals(long dollars, String text) {
        assertThat(new Ntd(dollars).inCapitals()).isEqualTo(text);
    }

    @Test
    void adds_up_five_certificates_of_the_study() {
        Ntd each = new Ntd(100).plus(new Ntd(3));
        Ntd sum = Ntd.ZERO;
        for (int i = 0; i < 5; i++) {
            sum = sum.plus(each);
        }
        assertThat(sum).isEqualTo(new Ntd(515));
        assertThat(sum.minus(new Ntd(600)).isNegative()).isTrue();
        assertThat(sum.negated()).isEqualTo(new Ntd(-515)).isLessThan(Ntd.ZERO);
    }

    @Test
    void never_wraps_around() {
        Ntd most = new Ntd(Long.MAX_VALUE);
        Ntd least = new Ntd(Long.MIN_VALUE);

        assertThatThrownBy(() -> most.plus(new Ntd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(new Ntd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void travels_as_a_whole_number() throws Exception {
        assertThat(WireJson.strict().writeValueAsString(new Ntd(200))).isEqualTo("200");
        assertThat(WireJson.strict().readValue("200", Ntd.class)).isEqualTo(new Ntd(200));
        for (String wrong : new String[]{"200.5", "\"200\"", "true", "{\"dollars\":200}"}) {
            assertThatThrownBy(() -> WireJson.strict().readValue(wrong, Ntd.class)).as(wrong)
                    .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
        }
    }
}

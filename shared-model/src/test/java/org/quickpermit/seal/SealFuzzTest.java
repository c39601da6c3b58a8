package org.quickpermit.seal;

import java.nio.charset.StandardCharsets;

import org.quickpermit.seal.SealResult.Genuine;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Fuzz targets. In a normal build they run on their seeds; `JAZZER_FUZZ=1` lets them search.
class SealFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void a_scanned_text_never_throws(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        assertThat(SealVerifier.verify(text, SealKind.BOARDING_CONFIRMATION, SealSamples.list(), SealSamples.TODAY))
                .isNotInstanceOf(Genuine.class);
    }

    @FuzzTest(maxDuration = "60s")
    void sealed_bytes_never_throw(byte[] data) {
        String text = "NIA1:" + Base32.encode(data);
        if (SealCodec.read(text) instanceof SealCodec.Readable(Seal seal, byte[] content, byte[] signature)) {
            assertThat(SealCodec.text(SealCodec.encode(seal), signature)).isEqualTo(text);
            assertThat(content).isEqualTo(SealCodec.encode(seal));
        }
    }
}

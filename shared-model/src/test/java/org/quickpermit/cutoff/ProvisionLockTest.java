package org.quickpermit.cutoff;

import java.util.Base64;
import java.util.Random;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.ProvisionContent;
import org.quickpermit.wire.WireSamples;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class ProvisionLockTest {
    private static final PermitId PERMIT = new PermitId("7Q4K9ZT2M8XA");
    private static final String SLIP = "NIA1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final ProvisionContent CONTENT = WireSamples.message("provision-content", ProvisionContent.class);
    private static final String LOCKED = ProvisionLock.lock(SLIP, PERMIT, CONTENT, new Random(1));

    @Example
    void the_slip_opens_what_was_locked_for_it() {
        assertThat(ProvisionLock.open(SLIP, PERMIT, LOCKED)).contains(CONTENT);
        assertThat(new String(Base64.getDecoder().decode(LOCKED), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(CONTENT.document().number()).doesNotContain(CONTENT.document().surname());
    }

    @Property(tries = 200)
    void no_other_text_opens_it(@ForAll String text) {
        assertThat(ProvisionLock.open(text, PERMIT, LOCKED)).isEmpty();
    }

    @Property(tries = 200)
    void a_slip_with_one_character_changed_opens_nothing(@ForAll @IntRange(min = 5, max = 36) int place) {
        char other = SLIP.charAt(place) == 'Q' ? 'R' : 'Q';
        String changed = SLIP.substring(0, place) + other + SLIP.substring(place + 1);
        assertThat(ProvisionLock.open(changed, PERMIT, LOCKED)).isEmpty();
    }

    @Property(tries = 200)
    void what_was_changed_on_the_disk_opens_nothing(@ForAll @IntRange(min = 0, max = 500) int place,
            @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] bytes = Base64.getDecoder().decode(LOCKED);
        bytes[place] ^= (byte) by;
        assertThat(ProvisionLock.open(SLIP, PERMIT, Base64.getEncoder().encodeToString(bytes))).isEmpty();
    }

    @Property(tries = 100)
    void whatever_stands_in_the_place_of_a_locked_text_it_never_throws(@ForAll String locked) {
        assertThat(ProvisionLock.open(SLIP, PERMIT, locked)).isEmpty();
    }

    @Example
    void what_was_locked_for_another_permit_does_not_open() {
        assertThat(ProvisionLock.open(SLIP, new PermitId("8R5M0ZT2M8XB"), LOCKED)).isEmpty();
    }

    @Example
    void a_long_name_and_a_short_one_are_of_one_length() {
        ProvisionContent nameless = new ProvisionContent(CONTENT.document(), null, 1, CONTENT.lastUsableDay(), 2, 0,
                14);
        assertThat(ProvisionLock.lock(SLIP, PERMIT, nameless, new Random(2))).hasSameSizeAs(LOCKED)
                .isNotEqualTo(LOCKED);
    }
}

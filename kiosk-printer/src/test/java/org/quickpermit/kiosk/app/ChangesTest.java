package org.quickpermit.kiosk.app;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTest {
    @Test
    void a_fault_is_told_once_another_one_again_and_its_end_once() {
        Changes changes = new Changes();
        assertThat(changes.mended("printer")).isFalse();
        assertThat(changes.broke("printer", "no answer")).isTrue();
        assertThat(changes.broke("printer", "no answer")).isFalse();
        assertThat(changes.broke("server", "no answer")).isTrue();
        assertThat(changes.broke("printer", "no such queue")).isTrue();
        assertThat(changes.mended("printer")).isTrue();
        assertThat(changes.mended("printer")).isFalse();
        assertThat(changes.broke("printer", "no such queue")).isTrue();
    }
}

package org.quickpermit.agency.gateway;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

import org.quickpermit.agency.ManualTasks;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateViewModelTest {
    private final ManualTasks tasks = new ManualTasks();

    @Test
    void the_warning_stands_until_the_certificate_is_renewed_and_a_failed_look_changes_nothing() {
        Text soon = new Text("即將到期", "ends soon");
        ArrayDeque<Optional<Text>> told = new ArrayDeque<>(List.of(Optional.of(soon), Optional.empty()));
        try (CertificateViewModel certificate = new CertificateViewModel(tasks)) {
            boolean[] broken = {false};
            certificate.begin(() -> {
                if (broken[0]) {
                    throw new IllegalStateException("broken");
                }
                return told.remove();
            });
            assertThat(certificate.warning().get()).isEqualTo(soon);
            broken[0] = true;
            tasks.pass();
            assertThat(certificate.warning().get()).isEqualTo(soon);
            broken[0] = false;
            assertThat(tasks.delays()).containsExactly(CertificateViewModel.EVERY);
            tasks.pass();
            assertThat(certificate.warning().get()).isNull();
        }
        assertThat(tasks.delays()).isEmpty();
    }
}

package org.quickpermit.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityFilesTest {
    @TempDir
    Path folder;
    private final TestAuthority authority = new TestAuthority();

    @Test
    void a_later_identity_takes_the_place_of_the_former_and_leaves_one_store() throws Exception {
        IdentityFiles files = new IdentityFiles(folder);
        assertThat(files.read()).isEmpty();
        files.write(authority.identity("terminal-1", "https://localhost:1"));
        DeviceIdentity later = authority.identity("terminal-1", "https://localhost:2");
        files.write(later);
        assertThat(files.read()).contains(later);
        try (var all = Files.newDirectoryStream(folder, "device-*.p12")) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void a_write_cut_off_before_the_facts_leaves_the_former_identity() throws Exception {
        IdentityFiles files = new IdentityFiles(folder);
        DeviceIdentity former = authority.identity("terminal-1", "https://localhost:1");
        files.write(former);
        Path cut = Files.createDirectory(folder.resolve("cut"));
        new IdentityFiles(cut).write(authority.identity("terminal-1", "https://localhost:1"));
        try (var stores = Files.newDirectoryStream(cut, "device-*.p12")) {
            Path store = stores.iterator().next();
            Files.copy(store, folder.resolve(store.getFileName()));
        }
        Files.writeString(folder.resolve("device.properties.new"), "half of");
        assertThat(files.read()).contains(former);
        DeviceIdentity next = authority.identity("terminal-1", "https://localhost:3");
        files.write(next);
        assertThat(files.read()).contains(next);
    }

    @Test
    void a_damaged_identity_is_not_taken_for_none_and_says_what_to_do() throws Exception {
        IdentityFiles files = new IdentityFiles(folder);
        files.write(authority.identity("terminal-1", "https://localhost:1"));
        Path facts = folder.resolve("device.properties");
        String whole = Files.readString(facts);
        for (String damaged : new String[]{"", whole.replace("device-id", "devce-id"), whole.replace("0f0f", "0e0e"),
                whole.replace(".p12", ".p13"), "\\u00"}) {
            Files.writeString(facts, damaged);
            assertThatThrownBy(files::read).as(damaged).isInstanceOf(IOException.class)
                    .hasMessageContaining("new ticket");
        }
        Files.writeString(facts, whole);
        assertThat(files.read()).isPresent();
    }

    @Test
    void the_key_that_waits_is_the_same_after_a_restart_and_gone_with_its_certificate() throws Exception {
        var first = new IdentityFiles(folder).waitingKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("device.key"))))
                .isEqualTo("rw-------");
        var again = new IdentityFiles(folder).waitingKey();
        assertThat(again.getPublic()).isEqualTo(first.getPublic());
        assertThat(again.getPrivate()).isEqualTo(first.getPrivate());
        new IdentityFiles(folder).write(authority.identity("terminal-1", "https://localhost:1"));
        assertThat(new IdentityFiles(folder).waitingKey().getPublic()).isNotEqualTo(first.getPublic());
    }
}

package org.quickpermit.kiosk.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;

import org.quickpermit.kiosk.gateway.TrustListStore.Offer;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.wire.SignedTrustList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TrustListStoreTest {
    @TempDir
    private Path folder;

    private final TestBureau bureau = new TestBureau();
    private final KeyPair authority = TestBureau.keys();

    @Test
    void a_genuine_list_is_taken_and_survives_a_restart() throws Exception {
        TrustListStore store = store();
        assertThat(store.current()).isEmpty();
        assertThat(store.age(TestBureau.CLOCK.instant())).isEmpty();
        assertThat(store.offer(signed(5, authority))).isEqualTo(Offer.TAKEN);
        assertThat(store().current().orElseThrow().number()).isEqualTo(5);
        assertThat(store().age(TestBureau.CLOCK.instant()).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void an_older_list_is_never_taken_also_after_a_restart() throws Exception {
        store().offer(signed(5, authority));
        TrustListStore store = store();
        assertThat(store.offer(signed(4, authority))).isEqualTo(Offer.OLDER);
        assertThat(store.current().orElseThrow().number()).isEqualTo(5);
        assertThat(store.offer(signed(5, authority))).isEqualTo(Offer.TAKEN);
        assertThat(store.offer(signed(6, authority))).isEqualTo(Offer.TAKEN);
    }

    @Test
    void a_list_of_another_authority_is_dropped() throws Exception {
        TrustListStore store = store();
        store.offer(signed(5, authority));
        assertThat(store.offer(signed(9, TestBureau.keys()))).isEqualTo(Offer.NOT_GENUINE);
        SignedTrustList genuine = signed(9, authority);
        assertThat(store.offer(new SignedTrustList(genuine.payload(), genuine.signature().substring(4) + "AAAA")))
                .isEqualTo(Offer.NOT_GENUINE);
        assertThat(store.offer(new SignedTrustList("%", "?"))).isEqualTo(Offer.NOT_GENUINE);
        assertThat(store.current().orElseThrow().number()).isEqualTo(5);
    }

    @Test
    void a_file_somebody_changed_counts_as_absent() throws Exception {
        store().offer(signed(5, authority));
        Path file = folder.resolve("trust-list.json");
        Files.writeString(file, Files.readString(file).replace("a", "b"));
        assertThat(store().current()).isEmpty();
        Files.writeString(file, "{");
        assertThat(store().current()).isEmpty();
    }

    private TrustListStore store() {
        return new TrustListStore(folder.resolve("trust-list.json"), authority.getPublic());
    }

    private SignedTrustList signed(long number, KeyPair by) {
        return SignedTrustLists.sign(bureau.list(number), by.getPrivate());
    }
}

package org.quickpermit.kiosk.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.quickpermit.device.OwnerOnly;
import org.quickpermit.seal.ListAgePolicy;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.SignedTrustList;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trust-and-revocation list of this kiosk: verified with the pinned authority's key whenever it is read, never
/// replaced by an older one, kept on disk so that a restart without a network does not lose it. Safe for several
/// threads.
public final class TrustListStore {
    private static final Logger LOG = LoggerFactory.getLogger(TrustListStore.class);

    private final Path file;
    private final PublicKey authority;
    private final ObjectMapper json = WireJson.lenient();
    private @Nullable TrustList current;
    /// What `current` was read from: the server gives the same list for a minute, and it need not be verified again.
    private @Nullable SignedTrustList taken;
    private final LongSupplier nanos;
    private long fetchedAt;

    /// Reads the list kept on disk, if it is there and genuine.
    ///
    /// @param file where it is kept
    /// @param authority key of the pinned authority
    public TrustListStore(Path file, PublicKey authority) {
        this(file, authority, System::nanoTime);
    }

    /// As [#TrustListStore(Path, PublicKey)], by another clock.
    ///
    /// @param nanos a clock that only ever goes forward, in nanoseconds
    public TrustListStore(Path file, PublicKey authority, LongSupplier nanos) {
        this.file = file;
        this.authority = authority;
        this.nanos = nanos;
        this.fetchedAt = nanos.getAsLong();
        if (Files.exists(file)) {
            try {
                current = opened(json.readValue(Files.readAllBytes(file), SignedTrustList.class)).orElse(null);
            } catch (IOException e) {
                LOG.warn("the trust list on disk is not readable and counts as absent");
            }
        }
    }

    /// The list in force.
    public synchronized Optional<TrustList> current() {
        return Optional.ofNullable(current);
    }

    /// Age of the list by the older of two clocks; empty when there is none.
    public synchronized Optional<Duration> age(Instant now) {
        return current().map(list -> ListAgePolicy.age(list.createdAt(), now,
                Duration.ofNanos(nanos.getAsLong() - fetchedAt)));
    }

    /// Offers a fetched list.
    ///
    /// @return what was made of it
    /// @throws IOException when it cannot be kept on disk; the former list stays in force
    public synchronized Offer offer(SignedTrustList signed) throws IOException {
        if (current != null && signed.equals(taken)) {
            fetchedAt = nanos.getAsLong();
            return Offer.TAKEN;
        }
        Optional<TrustList> opened = opened(signed);
        if (opened.isEmpty()) {
            return Offer.NOT_GENUINE;
        }
        TrustList list = opened.get();
        if (current != null && !list.mayFollow(current.number())) {
            return Offer.OLDER;
        }
        if (current == null || list.number() != current.number()
                || !list.createdAt().equals(current.createdAt())) {
            OwnerOnly.write(file, json.writeValueAsBytes(signed));
        }
        current = list;
        taken = signed;
        fetchedAt = nanos.getAsLong();
        return Offer.TAKEN;
    }

    /// JSON may lack what a list must have; then it is no list.
    private Optional<TrustList> opened(@Nullable SignedTrustList signed) {
        return signed == null || signed.payload() == null || signed.signature() == null
                ? Optional.empty()
                : SignedTrustLists.open(signed, authority);
    }

    /// What was made of a fetched list.
    public enum Offer {
        /** It is in force. */
        TAKEN,
        /** It is older than the one in force and was dropped. */
        OLDER,
        /** It was not signed by the pinned authority and was dropped. */
        NOT_GENUINE
    }
}

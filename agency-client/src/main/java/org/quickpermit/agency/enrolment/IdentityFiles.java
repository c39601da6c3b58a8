package org.quickpermit.agency.enrolment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import org.quickpermit.agency.submissions.OwnerOnly;
import org.quickpermit.wire.Text;

import okhttp3.HttpUrl;

/// Keeps a [DeviceIdentity] in the terminal's data folder: a PKCS#12 store `device.p12` and its facts in
/// `device.properties`, both of mode 0600 in a folder of mode 0700. The store's password is random and lies beside it;
/// it only satisfies the format, the protection is that of the folder.
public final class IdentityFiles {
    private static final String ALIAS = "device";
    private static final String AUTHORITY = "authority";

    private final Path store;
    private final Path facts;

    /// @param folder the data folder; it must exist
    public IdentityFiles(Path folder) {
        this.store = folder.resolve("device.p12");
        this.facts = folder.resolve("device.properties");
    }

    /// The identity kept here, empty when this machine was never enrolled.
    ///
    /// @throws IOException when files are there but cannot be read as an identity
    public Optional<DeviceIdentity> read() throws IOException {
        if (!Files.exists(facts)) {
            return Optional.empty();
        }
        Properties known = new Properties();
        try (InputStream in = Files.newInputStream(facts); InputStream stored = Files.newInputStream(store)) {
            known.load(in);
            char[] password = fact(known, "store-password").toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password);
            return Optional.of(new DeviceIdentity(fact(known, "device-id"), fact(known, "name"),
                    new Text(fact(known, "agency-name-zh"), fact(known, "agency-name-en")),
                    HttpUrl.get(fact(known, "server")),
                    (PrivateKey) Objects.requireNonNull(keys.getKey(ALIAS, password), "no key in the store"),
                    (X509Certificate) keys.getCertificate(ALIAS), (X509Certificate) keys.getCertificate(AUTHORITY)));
        } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("the kept identity cannot be read", e);
        }
    }

    /// Keeps an identity in place of any former one. The facts are written last and moved into place as a whole, so
    /// that an interrupted write leaves the machine not enrolled rather than half enrolled.
    public void write(DeviceIdentity identity) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path newStore = store.resolveSibling("device.p12.new");
        Path newFacts = facts.resolveSibling("device.properties.new");
        Files.deleteIfExists(facts);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, identity.key(), password.toCharArray(),
                    new X509Certificate[]{identity.certificate()});
            keys.setCertificateEntry(AUTHORITY, identity.authority());
            OwnerOnly.create(newStore);
            try (OutputStream out = Files.newOutputStream(newStore)) {
                keys.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the key store", e);
        }
        moveIntoPlace(newStore, store);
        Properties known = new Properties();
        known.setProperty("device-id", identity.deviceId());
        known.setProperty("name", identity.name());
        known.setProperty("agency-name-zh", identity.agencyName().zh());
        known.setProperty("agency-name-en", identity.agencyName().en());
        known.setProperty("server", identity.server().toString());
        known.setProperty("store-password", password);
        OwnerOnly.create(newFacts);
        try (OutputStream out = Files.newOutputStream(newFacts)) {
            known.store(out, "Identity of this terminal. Keep it secret.");
        }
        moveIntoPlace(newFacts, facts);
    }

    private static void moveIntoPlace(Path from, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String fact(Properties known, String name) {
        return Objects.requireNonNull(known.getProperty(name), name);
    }
}

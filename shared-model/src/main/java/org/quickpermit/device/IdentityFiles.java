package org.quickpermit.device;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import org.quickpermit.wire.Text;

/// Keeps a [DeviceIdentity] in a program's data folder. `device.properties` holds the facts and names the PKCS#12 store
/// with key and certificates; both are of mode 0600 and written whole, the facts last, so that after a crash the folder
/// holds the former identity or the new one. The store's password is the folder's secret and lies beside it: it only
/// satisfies the format, the protection is that of the folder.
///
/// A key for which a certificate is still to come waits in `device.key`, so that an exchange whose answer was lost is
/// taken up again with the same key.
public final class IdentityFiles {
    private static final String ALIAS = "device";

    private final Path folder;
    private final Path facts;
    private final Path waitingKey;

    /// @param folder the data folder; it must exist before something is written
    public IdentityFiles(Path folder) {
        this.folder = folder;
        this.facts = folder.resolve("device.properties");
        this.waitingKey = folder.resolve("device.key");
    }

    /// The identity kept here, empty when this machine was never enrolled.
    ///
    /// @throws IOException when files are there but cannot be read as an identity
    public Optional<DeviceIdentity> read() throws IOException {
        if (!Files.exists(facts)) {
            return Optional.empty();
        }
        try {
            Properties known = properties(facts);
            String secret = fact(known, "secret");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(fact(known, "store")))),
                    secret.toCharArray());
            if (!(keys.getEntry(ALIAS,
                    new KeyStore.PasswordProtection(secret.toCharArray())) instanceof KeyStore.PrivateKeyEntry entry)
                    || entry.getCertificateChain().length != 2) {
                throw new GeneralSecurityException("the key store holds no key with its two certificates");
            }
            return Optional.of(new DeviceIdentity(fact(known, "device-id"), fact(known, "name"),
                    new Text(fact(known, "agency-name-zh"), fact(known, "agency-name-en")),
                    URI.create(fact(known, "server")), entry.getPrivateKey(),
                    (X509Certificate) entry.getCertificateChain()[0],
                    (X509Certificate) entry.getCertificateChain()[1], secret));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("the identity kept in " + facts
                    + " cannot be read: ask the bureau for a new ticket, remove that file and enrol again", e);
        }
    }

    /// Keeps an identity in place of any former one, and lets go of the key that waited for its certificate.
    ///
    /// @throws IOException when the folder cannot be written; the former identity stays
    public void write(DeviceIdentity identity) throws IOException {
        char[] password = identity.secret().toCharArray();
        String store = "device-" + identity.certificate().getSerialNumber().toString(16) + ".p12";
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, identity.key(), password,
                    new X509Certificate[]{identity.certificate(), identity.authority()});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            keys.store(bytes, password);
            OwnerOnly.write(folder.resolve(store), bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the key store", e);
        }
        Properties known = new Properties();
        known.setProperty("device-id", identity.deviceId());
        known.setProperty("name", identity.name());
        known.setProperty("agency-name-zh", identity.agencyName().zh());
        known.setProperty("agency-name-en", identity.agencyName().en());
        known.setProperty("server", identity.server().toString());
        known.setProperty("secret", identity.secret());
        known.setProperty("store", store);
        write(facts, known, "Identity of this device. Keep it secret.");
        Files.deleteIfExists(waitingKey);
        try (DirectoryStream<Path> former = Files.newDirectoryStream(folder, "device-*.p12")) {
            for (Path one : former) {
                if (!one.getFileName().toString().equals(store)) {
                    Files.delete(one);
                }
            }
        }
    }

    /// The P-256 key that waits for its certificate; a new one where none waits. It is on disk before it is returned.
    ///
    /// @throws IOException when the folder cannot be written
    public KeyPair waitingKey() throws IOException {
        try {
            if (Files.exists(waitingKey)) {
                Properties kept = properties(waitingKey);
                KeyFactory keys = KeyFactory.getInstance("EC");
                return new KeyPair(keys.generatePublic(new X509EncodedKeySpec(bytes(kept, "public"))),
                        keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(kept, "private"))));
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair made = generator.generateKeyPair();
            Properties kept = new Properties();
            kept.setProperty("public", Base64.getEncoder().encodeToString(made.getPublic().getEncoded()));
            kept.setProperty("private", Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));
            write(waitingKey, kept, "Key that waits for its certificate. Keep it secret.");
            return made;
        } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("the key that waits for its certificate cannot be used", e);
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties known = new Properties();
        known.load(new StringReader(Files.readString(file)));
        return known;
    }

    private static void write(Path file, Properties known, String comment) throws IOException {
        StringWriter text = new StringWriter();
        known.store(text, comment);
        OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Properties known, String name) {
        return Base64.getDecoder().decode(fact(known, name));
    }

    private static String fact(Properties known, String name) {
        return Objects.requireNonNull(known.getProperty(name), name);
    }
}

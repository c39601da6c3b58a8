package org.quickpermit.kiosk.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/// What an enrolled kiosk is known by: kept as `kiosk.p12` and `kiosk.properties` in the data folder, readable by its
/// owner only.
///
/// @param server base address, `https://host:port`
/// @param deviceId id of this kiosk
/// @param key its private key
/// @param certificate its certificate
/// @param authority the pinned certificate of the system's own authority
public record Credentials(String server, String deviceId, PrivateKey key, X509Certificate certificate,
        X509Certificate authority) {
    private static final String STORE = "kiosk.p12";
    private static final String PROPERTIES = "kiosk.properties";

    /// Reads what an earlier enrolment left; empty when there was none.
    ///
    /// @throws IOException when the files are there but cannot be used
    public static Optional<Credentials> read(Path folder) throws IOException {
        Path file = folder.resolve(PROPERTIES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        char[] password = required(properties, "password").toCharArray();
        try (InputStream in = Files.newInputStream(folder.resolve(STORE))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            Key key = store.getKey("kiosk", password);
            Certificate[] chain = store.getCertificateChain("kiosk");
            if (!(key instanceof PrivateKey secret) || chain == null || chain.length != 2
                    || !(chain[0] instanceof X509Certificate own) || !(chain[1] instanceof X509Certificate root)) {
                throw new IOException(STORE + " holds no kiosk key: enrol this kiosk again");
            }
            return Optional.of(new Credentials(required(properties, "server"), required(properties, "device"),
                    secret, own, root));
        } catch (GeneralSecurityException e) {
            throw new IOException(STORE + " cannot be opened: enrol this kiosk again", e);
        }
    }

    /// Writes them; the properties come last, so that a half-done enrolment counts as none.
    ///
    /// @throws IOException when the folder cannot be written
    public void write(Path folder) throws IOException {
        String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("kiosk", key, password.toCharArray(), new Certificate[]{certificate, authority});
            try (OutputStream out = secret(folder.resolve(STORE))) {
                store.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the kiosk's key cannot be stored", e);
        }
        Properties properties = new Properties();
        properties.setProperty("server", server);
        properties.setProperty("device", deviceId);
        properties.setProperty("password", password);
        Path half = folder.resolve(PROPERTIES + ".new");
        try (OutputStream out = secret(half)) {
            properties.store(out, null);
        }
        Files.move(half, folder.resolve(PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
    }

    private static OutputStream secret(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String required(Properties properties, String name) throws IOException {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IOException(PROPERTIES + " lacks " + name + ": enrol this kiosk again");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Credentials[" + deviceId + " at " + server + "]";
    }
}

package org.quickpermit.server.platform.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.quickpermit.server.platform.http.ServerTls;

import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// The installation's own authority. Made at the first start in the folder `keys` of the data folder: PKCS#12 files that
/// only the server's user may read, under a passphrase that lies beside them and never in the database, so that a copy
/// of the database alone opens nothing.
public final class Authority implements ServerKeys {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /// How long a seal key may sign, and when its successor is made: one key for about a year.
    private static final Duration SEAL_LIFE = Duration.ofDays(400);
    private static final Duration SEAL_SUCCESSOR = Duration.ofDays(365);
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration DEVICE_LIFE = Duration.ofDays(730);
    /// A server certificate is renewed when it has less than this left.
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final String ALIAS = "key";

    private final Path folder;
    private final Clock clock;
    private final Certificates certificates;
    private final String passphrase;
    private final Entry authority;

    private record Entry(KeyPair key, X509Certificate certificate) {}

    /// Opens the authority in a folder, or makes it there.
    ///
    /// @param folder the folder `keys`
    /// @param clock time of the certificates
    /// @param random source of the keys
    public Authority(Path folder, Clock clock, SecureRandom random) {
        this.folder = SecretFiles.folder(folder);
        this.clock = clock;
        this.certificates = new Certificates(random);
        this.passphrase = passphrase(random);
        Optional<Entry> stored = load("authority.p12");
        if (stored.isEmpty()) {
            KeyPair key = certificates.newKey();
            stored = Optional.of(new Entry(key, certificates.authority(key, clock.instant(), AUTHORITY_LIFE)));
            store("authority.p12", stored.get());
            SecretFiles.write(folder.resolve("authority.pem"),
                    Pem.of(stored.get().certificate()).getBytes(StandardCharsets.US_ASCII));
        }
        this.authority = stored.get();
    }

    @Override
    public synchronized List<SealKey> sealKeys() {
        List<SealKey> keys = new ArrayList<>(sealKeyFiles().stream().flatMap(name -> load(name).stream())
                .map(this::sealKey).toList());
        LocalDate today = LocalDate.now(clock);
        if (keys.isEmpty() || !today.isBefore(keys.getLast().madeOn().plusDays(SEAL_SUCCESSOR.toDays()))) {
            KeyPair key = certificates.newKey();
            Entry entry = new Entry(key, certificates.sealing(authority.certificate(), authority.key(),
                    key.getPublic(), clock.instant(), SEAL_LIFE));
            store("seal-" + today + ".p12", entry);
            keys.add(sealKey(entry));
        }
        return List.copyOf(keys);
    }

    /// Names of the files that hold seal keys, oldest first.
    private List<String> sealKeyFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("seal-\\d{4}-\\d{2}-\\d{2}\\.p12"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    private SealKey sealKey(Entry entry) {
        return new SealKey(entry.key(), dayOf(entry.certificate().getNotBefore().toInstant()),
                dayOf(entry.certificate().getNotAfter().toInstant()));
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    /// Key and certificate the server listens with, issued or renewed as needed.
    ///
    /// @param hosts names and addresses clients reach the server by
    public ServerTls serverTls(List<String> hosts) {
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(hosts));
        Optional<Entry> stored = load("server.p12").filter(entry -> fits(entry.certificate(), wanted));
        Entry server = stored.orElseGet(() -> {
            KeyPair key = certificates.newKey();
            Entry entry = new Entry(key, certificates.server(authority.certificate(), authority.key(), key.getPublic(),
                    wanted, clock.instant(), SERVER_LIFE));
            store("server.p12", entry);
            return entry;
        });
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("server", server.key().getPrivate(), passphrase.toCharArray(),
                    new Certificate[]{server.certificate(), authority.certificate()});
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("authority", authority.certificate());
            return new ServerTls(keys, passphrase, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key stores could not be built", e);
        }
    }

    private boolean fits(X509Certificate certificate, List<String> hosts) {
        Instant renewAt = certificate.getNotAfter().toInstant().minus(RENEW_BEFORE);
        if (!clock.instant().isBefore(renewAt)) {
            return false;
        }
        try {
            if (certificate.getSubjectAlternativeNames() == null) {
                return false;
            }
            List<String> names = certificate.getSubjectAlternativeNames().stream()
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
            return names.containsAll(hosts);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Reads a PKCS#10 request and checks that the sender holds its key.
    ///
    /// @param pem the request, PEM
    /// @return its key, or nothing when it is not a sound request for a P-256 key
    public Optional<PublicKey> requestedKey(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                return Optional.empty();
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            boolean signed = request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
            return signed && isP256(key) ? Optional.of(key) : Optional.empty();
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException
                | RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean isP256(PublicKey key) {
        return key instanceof ECPublicKey ec
                && ec.getParams().getOrder().equals(((ECPublicKey) authority.key().getPublic()).getParams().getOrder())
                && ec.getParams().getCurve().equals(
                        ((ECPublicKey) authority.key().getPublic()).getParams().getCurve());
    }

    /// Issues a client certificate.
    ///
    /// @param deviceId subject
    /// @param key the device's key
    public X509Certificate issueClient(String deviceId, PublicKey key) {
        return certificates.client(authority.certificate(), authority.key(), key, deviceId, clock.instant(),
                DEVICE_LIFE);
    }

    /// What the device register knows a certificate by: SHA-256 of its bytes, in hexadecimal.
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }

    @Override
    public X509Certificate authorityCertificate() {
        return authority.certificate();
    }

    @Override
    public PrivateKey authorityKey() {
        return authority.key().getPrivate();
    }

    private String passphrase(SecureRandom random) {
        Path file = folder.resolve("passphrase");
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                SecretFiles.write(file, Base64.getEncoder().encode(bytes));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the passphrase of the keys cannot be read", e);
        }
    }

    private Optional<Entry> load(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), passphrase.toCharArray());
            X509Certificate certificate = (X509Certificate) store.getCertificate(ALIAS);
            PrivateKey key = (PrivateKey) store.getKey(ALIAS, passphrase.toCharArray());
            if (certificate == null || key == null) {
                throw new IllegalStateException(file + " holds no key");
            }
            return Optional.of(new Entry(new KeyPair(certificate.getPublicKey(), key), certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file + " cannot be opened: wrong passphrase or damaged", e);
        }
    }

    private void store(String name, Entry entry) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, entry.key().getPrivate(), passphrase.toCharArray(),
                    new Certificate[]{entry.certificate()});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, passphrase.toCharArray());
            SecretFiles.write(folder.resolve(name), bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(name + " could not be written", e);
        }
    }
}

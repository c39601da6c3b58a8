package org.quickpermit.installers.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.app.PermitFeatures;
import org.quickpermit.server.app.Platform;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Agency;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Databases;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.platform.tls.SealKey;
import org.quickpermit.server.platform.tls.ServerKeys;
import org.quickpermit.server.stock.Stock;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.TrayHandling;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// What every simulated day begins with: the schema by the product's own migrations, an agency with a deposit, loaded
/// registers, and keys. Made once, then restored for each seed.
final class Template {
    static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    static final String AGENCY = "kangtai";
    static final long FIRST_DEPOSIT = 3_000;
    /// How many sheets a kiosk has for the day.
    static final int SHEETS = 2_000;
    private static final Map<String, String> REGISTERS = Map.of(
            "movements", "document_number,identity_number,direction,day",
            "passports", "document_number,issuing_state,expiry_date,status",
            "deny-list", "document_number,identity_number,name,chinese_name,birth_date,valid_until",
            "control", "document_number,identity_number,direction,valid_until",
            "prior-approvals", "document_number,identity_number,reference,last_valid_day");

    private final Path database;
    private final Keys keys;

    private Template(Path database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    /// Makes it in a folder.
    static Template make(Path folder) {
        Path file = folder.resolve("template.db");
        Keys keys = new Keys();
        Clock clock = Clock.fixed(VirtualTime.START, ZONE);
        try (Database database = Databases.sqlite(file);
                PermitFeatures features = new PermitFeatures(platform(database, keys, clock, new SecureRandom()))) {
            NewAgency agency = new NewAgency(AGENCY, new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
            database.write(handle -> {
                new Agencies().add(handle, agency, clock.millis());
                features.agencyAdded(handle, new Agency(AGENCY, agency.name(), agency.region()));
                return agency;
            });
            features.deposits().topUp(Cast.OFFICER, new IdempotencyKey("first-deposit-of-the-day"), AGENCY,
                    new TopUp(new Ntd(FIRST_DEPOSIT), "R-0"));
            for (Map.Entry<String, String> register : REGISTERS.entrySet()) {
                Path csv = Files.writeString(folder.resolve(register.getKey() + ".csv"), register.getValue() + "\n");
                RegisterLoad load = features.loadRegister(register.getKey(), csv);
                if (!load.rejected().isEmpty()) {
                    throw new IllegalStateException(register.getKey() + " was rejected: " + load.rejected());
                }
            }
            Cast.KIOSKS.forEach(kiosk -> stock(features.stock(), kiosk));
        } catch (IOException e) {
            throw new IllegalStateException("the template cannot be made", e);
        }
        return new Template(file, keys);
    }

    /// By the server's books a kiosk's tray holds all the sheets its staff will put into it in the course of the day.
    private static void stock(Stock stock, Caller kiosk) {
        Caller staff = Cast.staffAt(kiosk);
        String first = firstSheet(kiosk);
        stock.depot().receive(Cast.OFFICER, key("receipt", kiosk), new StockReceipt(first, SHEETS, "D-0"));
        stock.depot().transfer(Cast.OFFICER, key("transfer", kiosk),
                new StockTransfer(first, SHEETS, kiosk.station()));
        stock.station().arrive(staff, key("arrival", kiosk), new StockArrival(first, SHEETS));
        stock.station().load(staff, key("loading", kiosk), new TrayHandling(first, SHEETS, ""),
                () -> new SignedIn("second", "second", Role.STATION_STAFF, null, kiosk.station()));
        stock.shifts().open(staff, key("shift", kiosk));
    }

    private static IdempotencyKey key(String deed, Caller kiosk) {
        return new IdempotencyKey("stock-of-the-day-" + deed + "-" + kiosk.deviceId());
    }

    /// Number of the first sheet of a kiosk; each kiosk has a series of its own.
    static String firstSheet(Caller kiosk) {
        return "T" + (char) ('A' + Cast.KIOSKS.indexOf(kiosk)) + "00000";
    }

    static Platform platform(Database database, ServerKeys keys, Clock clock, SecureRandom random) {
        return new Platform(database, new AuditLog(clock, database.dialect()), keys, new Agencies(), new Devices(),
                clock, random, new SimpleMeterRegistry());
    }

    Path database() {
        return database;
    }

    ServerKeys keys() {
        return keys;
    }

    /// What the kiosks pin.
    PublicKey authority() {
        return keys.authority.getPublic();
    }

    /// Keys of a whole day, made without a file.
    private static final class Keys implements ServerKeys {
        private final KeyPair authority = pair();
        private final SealKey seal = new SealKey(pair(), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has P-256", e);
            }
        }

        @Override
        public X509Certificate authorityCertificate() {
            throw new UnsupportedOperationException("nothing here speaks TLS");
        }

        @Override
        public PrivateKey authorityKey() {
            return authority.getPrivate();
        }

        @Override
        public List<SealKey> sealKeys() {
            return List.of(seal);
        }
    }
}

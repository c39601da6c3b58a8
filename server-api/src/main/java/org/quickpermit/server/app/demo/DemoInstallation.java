package org.quickpermit.server.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.app.ServerApplication;
import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Totp;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.platform.tls.DeviceKeys;
import org.quickpermit.server.platform.tls.Pem;
import org.quickpermit.server.platform.tls.SecretFiles;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/// Fills a fresh installation with samples, once, and writes the folder `demo` beside its data. Started again, it finds
/// what it made and only loads the registers anew, which would be too old after a day.
public final class DemoInstallation {
    private static final List<String> REGISTERS = List.of("movements", "passports", "deny-list", "control",
            "prior-approvals");
    private static final long FIRST_DEPOSIT = 20_000;

    private final ServerApplication application;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final List<DemoAccess.Machine> machines = new ArrayList<>();
    private final List<DemoAccess.User> users = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();

    private DemoInstallation(Path data, ServerApplication application) {
        this.folder = SecretFiles.folder(data.resolve("demo").toAbsolutePath());
        this.application = application;
    }

    /// Fills the installation, or finds it filled.
    ///
    /// @param data its data folder
    /// @param application the running server
    public static DemoInstallation open(Path data, ServerApplication application) {
        DemoInstallation demo = new DemoInstallation(data, application);
        demo.loadRegisters();
        if (!Files.exists(demo.accessFile())) {
            demo.fill();
        }
        return demo;
    }

    /// What `demo.json` holds.
    public DemoAccess access() {
        try {
            return WireJson.lenient().readValue(accessFile().toFile(), DemoAccess.class);
        } catch (IOException e) {
            throw new UncheckedIOException(accessFile() + " cannot be read; start on a new data folder", e);
        }
    }

    private Path accessFile() {
        return folder.resolve("demo.json");
    }

    private void loadRegisters() {
        for (String register : REGISTERS) {
            Path file = folder.resolve(register + ".csv");
            try (InputStream in = Objects.requireNonNull(
                    DemoInstallation.class.getResourceAsStream("/demo/" + register + ".csv"), register)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            RegisterLoad load = application.features().loadRegister(register, file);
            if (!load.rejected().isEmpty()) {
                throw new IllegalStateException("the sample of " + register + " was rejected: " + load.rejected());
            }
        }
    }

    private void fill() {
        write("ca.pem", Pem.of(application.authorityCertificate()));
        agency("kangtai", new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
        agency("haojiang", new Text("濠江旅遊", "Hou Kong Tours"), NewAgency.Region.MACAU);

        Enrolment workstation = machine("workstation", "Bureau workstation", DeviceKind.WORKSTATION, null, null);
        Enrolment kangtai = machine("terminal-kangtai", "Kangtai counter 1", DeviceKind.TERMINAL, "kangtai", null);
        Enrolment haojiang = machine("terminal-haojiang", "Hou Kong counter 1", DeviceKind.TERMINAL, "haojiang", null);
        Enrolment kiosk = machine("kiosk-tpe-t1-s", "T1 South 1", DeviceKind.KIOSK, null, "TPE-T1-S");
        machine("monitor", "Monitoring", DeviceKind.MONITOR, null, null);
        ticket("terminal.qpticket", DeviceKind.TERMINAL, "Kangtai counter 2", "kangtai", null);
        ticket("kiosk.qpticket", DeviceKind.KIOSK, "T1 South 2", null, "TPE-T1-S");

        user("chan.siuling", "陳小玲", Role.AGENCY_CLERK, "kangtai", null, kangtai, "terminal-kangtai");
        user("wong.kakei", "黃家祺", Role.AGENCY_MANAGER, "kangtai", null, kangtai, "terminal-kangtai");
        user("lei.meiian", "李美欣", Role.AGENCY_CLERK, "haojiang", null, haojiang, "terminal-haojiang");
        user("lin.yating", "林雅婷", Role.STATION_STAFF, null, "TPE-T1-S", kiosk, "kiosk-tpe-t1-s");
        user("wu.chihming", "吳志明", Role.INSPECTOR, null, null, workstation, "workstation");
        user("huang.shufen", "黃淑芬", Role.BUREAU_OFFICER, null, null, workstation, "workstation");

        deposit("kangtai", workstation);
        deposit("haojiang", workstation);
        try {
            byte[] json = WireJson.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(new DemoAccess(
                    application.address(), "ca.pem", machines, users, tickets));
            SecretFiles.write(accessFile(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void agency(String id, Text name, NewAgency.Region region) {
        application.administration().designations().designate(new NewAgency(id, name, region), Actor.SYSTEM);
    }

    private Enrolment machine(String file, String name, DeviceKind kind, @Nullable String agencyId,
            @Nullable String stationId) {
        EnrolmentTicket ticket = application.administration().enrolments().announce(
                new NewDevice(kind, name, agencyId, stationId), application.address(), Actor.SYSTEM);
        KeyPair key = DeviceKeys.newKey(random);
        Enrolment enrolment = application.administration().enrolments().enrol(
                new EnrolmentRequest(ticket.code(), DeviceKeys.request(key, "SHA256withECDSA")));
        write(file + ".crt.pem", enrolment.certificate());
        write(file + ".key.pem", Pem.of(key.getPrivate()));
        machines.add(new DemoAccess.Machine(file, name, kind, enrolment.deviceId(), file + ".crt.pem",
                file + ".key.pem", agencyId, stationId));
        return enrolment;
    }

    private void ticket(String file, DeviceKind kind, String name, @Nullable String agencyId,
            @Nullable String stationId) {
        EnrolmentTicket ticket = application.administration().enrolments().announce(
                new NewDevice(kind, name, agencyId, stationId), application.address(), Actor.SYSTEM);
        try {
            SecretFiles.write(folder.resolve(file),
                    WireJson.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(ticket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tickets.add(file);
    }

    /// The activation spends the code of the step before the present one, so that the first sign-in need not wait for the
    /// next code.
    private void user(String login, String displayName, Role role, @Nullable String agencyId,
            @Nullable String stationId, Enrolment device, String machine) {
        byte[] seed = new byte[20];
        random.nextBytes(seed);
        String serial = "DEMO-" + login.replace('.', '-');
        application.platform().database().write(handle -> application.administration().cards().add(handle,
                List.of(new TokenCards.Card(serial, seed))));
        ActivationCode code = application.administration().users().register(
                new NewUser(login, displayName, role, agencyId, stationId, serial), Actor.SYSTEM);
        String password = newPassword();
        String token = Totp.code(seed,
                application.platform().clock().instant().minus(Duration.ofSeconds(Totp.STEP_SECONDS)));
        application.administration().users().activate(new Activation(login, code.code(), password, token),
                new Caller(device.deviceId(), device.kind(), device.name(), agencyId, stationId, Optional.empty()));
        users.add(new DemoAccess.User(login, displayName, role, password, Base32.toBase32String(seed),
                machine));
    }

    private String newPassword() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void deposit(String agencyId, Enrolment workstation) {
        SignedIn officer = new SignedIn("huang.shufen", "黃淑芬", Role.BUREAU_OFFICER, null, null);
        Caller caller = new Caller(workstation.deviceId(), workstation.kind(), workstation.name(), null, null,
                Optional.of(officer));
        application.features().deposits().topUp(caller, new IdempotencyKey("demo-first-deposit-" + agencyId), agencyId,
                new TopUp(new Ntd(FIRST_DEPOSIT), "DEMO-" + agencyId));
    }

    private void write(String file, String content) {
        SecretFiles.write(folder.resolve(file), content.getBytes(StandardCharsets.UTF_8));
    }

    /// Prints where things are, and a line that works as it stands.
    public void print(PrintWriter out) {
        out.println();
        out.println("Demo data are in " + folder + ": demo.json lists machines, people, passwords and token seeds.");
        out.println("Try:");
        out.println("  " + curl("kiosk-tpe-t1-s") + " " + application.address() + Api.KIOSK_PROFILE);
        out.println();
        out.flush();
    }

    /// The `curl` command of a machine, without the address.
    ///
    /// @param machine id of the machine
    public String curl(String machine) {
        DemoAccess.Machine device = access().machine(machine);
        return "curl --cacert " + folder.resolve("ca.pem") + " --cert " + folder.resolve(device.certificate())
                + " --key " + folder.resolve(device.key());
    }
}

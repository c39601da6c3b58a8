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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.app.Installation;
import org.quickpermit.server.app.ServerApplication;
import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.identity.Device;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.identity.Enrolments;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Totp;
import org.quickpermit.server.identity.Users;
import org.quickpermit.server.platform.config.InvalidConfiguration;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.http.ApiProblem;
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

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/// Fills a fresh installation with samples, once, and writes the folder `demo` beside its data. Started again, it finds
/// what it made and only loads the registers anew, which would be too old after a day; a start that was cut off is
/// finished by the next. A marker says from the first moment that the folder is a demo: samples and passwords that are
/// written into a file never get into an installation that is none.
public final class DemoInstallation {
    private static final List<String> REGISTERS = List.of("movements", "passports", "deny-list", "control",
            "prior-approvals");
    private static final String FOLDER = "demo";
    private static final int MOST_TRIES = 4;
    private static final long FIRST_DEPOSIT = 20_000;

    private final ServerApplication application;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final List<DemoAccess.Machine> machines = new ArrayList<>();
    private final List<DemoAccess.User> users = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();

    private DemoInstallation(Path data, ServerApplication application) {
        this.folder = SecretFiles.folder(data.resolve(FOLDER).toAbsolutePath());
        this.application = application;
    }

    /// Makes sure, before the server starts, that it will run on a demo: marks what is new, and refuses what is not.
    ///
    /// @param config of the server that will be started
    /// @throws InvalidConfiguration when there is an installation already that no demo made
    public static void prepare(ServerConfig config) {
        Path marker = markerOf(config.data());
        String database = config.databaseUrl().isEmpty() ? "the embedded database" : config.databaseUrl();
        try {
            if (Files.exists(marker) && Files.readString(marker, StandardCharsets.UTF_8).strip().equals(database)) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(marker + " cannot be read", e);
        }
        if (Installation.isBegun(config)) {
            throw new InvalidConfiguration("--demo puts sample people with known passwords into an installation, and "
                    + config.data().toAbsolutePath() + " on " + database
                    + " is one that no demo made: choose an empty folder with --data");
        }
        SecretFiles.folder(config.data());
        SecretFiles.folder(config.data().resolve(FOLDER));
        SecretFiles.write(marker, (database + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Path markerOf(Path data) {
        return data.resolve(FOLDER).resolve("database.txt");
    }

    /// Fills the installation, or goes on where filling it was cut off, or finds it filled.
    ///
    /// @param data its data folder, as [#prepare] marked it
    /// @param application the running server
    /// @throws IllegalStateException when the folder is not marked
    public static DemoInstallation open(Path data, ServerApplication application) {
        if (!Files.exists(markerOf(data))) {
            throw new IllegalStateException(data + " is not marked as a demo");
        }
        DemoInstallation demo = new DemoInstallation(data, application);
        demo.copy("README.txt");
        demo.loadRegisters();
        if (!Files.exists(demo.accessFile())) {
            demo.resume();
            demo.fill();
        } else if (!demo.access().server().equals(application.address())) {
            demo.move();
        }
        return demo;
    }

    /// Names the new address where the files name the one of an earlier start.
    private void move() {
        DemoAccess old = access();
        machines.addAll(old.devices());
        users.addAll(old.users());
        tickets.addAll(old.tickets());
        for (String file : tickets) {
            try {
                ObjectNode ticket = (ObjectNode) WireJson.lenient().readTree(folder.resolve(file).toFile());
                SecretFiles.write(folder.resolve(file), WireJson.strict().writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(ticket.put("server", application.address())));
            } catch (IOException e) {
                throw new UncheckedIOException(folder.resolve(file) + " cannot be read; start on a new data folder",
                        e);
            }
        }
        note(accessFile());
    }

    private void resume() {
        if (Files.exists(partFile())) {
            DemoAccess part = read(partFile());
            machines.addAll(part.devices());
            users.addAll(part.users());
            tickets.addAll(part.tickets());
        }
    }

    /// Notes what was made so far, so that a start that is cut off can be finished.
    private void note(Path file) {
        try {
            SecretFiles.write(file, WireJson.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(new DemoAccess(
                    application.address(), "ca.pem", machines, users, tickets)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path partFile() {
        return folder.resolve("demo.part.json");
    }

    /// What `demo.json` holds.
    public DemoAccess access() {
        return read(accessFile());
    }

    private static DemoAccess read(Path file) {
        try {
            return WireJson.lenient().readValue(file.toFile(), DemoAccess.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; start on a new data folder", e);
        }
    }

    private Path accessFile() {
        return folder.resolve("demo.json");
    }

    private void loadRegisters() {
        for (String register : REGISTERS) {
            Path file = copy(register + ".csv");
            RegisterLoad load = application.features().loadRegister(register, file);
            if (!load.rejected().isEmpty()) {
                throw new IllegalStateException("the sample of " + register + " was rejected: " + load.rejected());
            }
        }
    }

    /// Puts one of the program's own files into the folder.
    private Path copy(String name) {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(DemoInstallation.class.getResourceAsStream("/demo/" + name),
                name)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void fill() {
        write("ca.pem", Pem.of(application.authorityCertificate()));
        agency("kangtai", new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
        agency("haojiang", new Text("濠江旅遊", "Hou Kong Tours"), NewAgency.Region.MACAU);

        DemoAccess.Machine workstation = machine("workstation",
                NewDevice.of(DeviceKind.WORKSTATION, "Bureau workstation", null));
        DemoAccess.Machine kangtai = machine("terminal-kangtai",
                NewDevice.of(DeviceKind.TERMINAL, "Kangtai counter 1", "kangtai"));
        DemoAccess.Machine haojiang = machine("terminal-haojiang",
                NewDevice.of(DeviceKind.TERMINAL, "Hou Kong counter 1", "haojiang"));
        DemoAccess.Machine kiosk = machine("kiosk-tpe-t1-s", NewDevice.kiosk("TPE-T1-S-1"));
        machine("monitor", NewDevice.of(DeviceKind.MONITOR, "Monitoring", null));
        ticket("terminal.qpticket", NewDevice.of(DeviceKind.TERMINAL, "Kangtai counter 2", "kangtai"));
        ticket("kiosk.qpticket", NewDevice.kiosk("TPE-T1-S-2"));

        user("chan.siuling", "陳小玲", Role.AGENCY_CLERK, "kangtai", null, kangtai, "terminal-kangtai");
        user("wong.kakei", "黃家祺", Role.AGENCY_MANAGER, "kangtai", null, kangtai, "terminal-kangtai");
        user("lei.meiian", "李美欣", Role.AGENCY_CLERK, "haojiang", null, haojiang, "terminal-haojiang");
        user("lin.yating", "林雅婷", Role.STATION_STAFF, null, "TPE-T1-S", kiosk, "kiosk-tpe-t1-s");
        user("chen.chunhung", "陳俊宏", Role.STATION_STAFF, null, "TPE-T1-S", kiosk, "kiosk-tpe-t1-s");
        user("wu.chihming", "吳志明", Role.INSPECTOR, null, null, workstation, "workstation");
        user("huang.shufen", "黃淑芬", Role.BUREAU_OFFICER, null, null, workstation, "workstation");

        deposit("kangtai", workstation);
        deposit("haojiang", workstation);
        new DemoStock(application.features().stock(), workstation, kiosk).fill();
        note(accessFile());
    }

    private void agency(String id, Text name, NewAgency.Region region) {
        boolean known = application.platform().database().read(
                handle -> application.platform().agencies().find(handle, id)).isPresent();
        if (known) {
            return;
        }
        application.administration().designations().designate(new NewAgency(id, name, region), Actor.SYSTEM);
    }

    private DemoAccess.Machine machine(String file, NewDevice device) {
        Optional<DemoAccess.Machine> made = machines.stream().filter(machine -> machine.id().equals(file)).findFirst();
        if (made.isPresent()) {
            return made.get();
        }
        EnrolmentTicket ticket = announce(device);
        KeyPair key = DeviceKeys.newKey(random);
        Enrolment enrolment = application.administration().enrolments().enrol(
                new EnrolmentRequest(ticket.code(), DeviceKeys.request(key, "SHA256withECDSA")));
        write(file + ".crt.pem", enrolment.certificate());
        write(file + ".key.pem", Pem.of(key.getPrivate()));
        DemoAccess.Machine machine = new DemoAccess.Machine(file, enrolment.name(), device.kind(),
                enrolment.deviceId(), file + ".crt.pem", file + ".key.pem", device.agencyId(), device.kioskId());
        machines.add(machine);
        note(partFile());
        return machine;
    }

    /// A kiosk that a start announced and was cut off before it noted that still holds its place; nobody has its key.
    private EnrolmentTicket announce(NewDevice device) {
        Enrolments enrolments = application.administration().enrolments();
        List<Device> kiosks = application.platform().database().read(handle -> new Devices().kiosks(handle));
        kiosks.stream()
                .filter(kiosk -> Objects.equals(kiosk.kioskId(), device.kioskId()))
                .forEach(kiosk -> enrolments.revoke(kiosk.id(), "left by a start that was cut off", Actor.SYSTEM));
        return enrolments.announce(device, application.address(), Actor.SYSTEM);
    }

    private void ticket(String file, NewDevice device) {
        if (tickets.contains(file)) {
            return;
        }
        EnrolmentTicket ticket = announce(device);
        try {
            SecretFiles.write(folder.resolve(file),
                    WireJson.strict().writerWithDefaultPrettyPrinter().writeValueAsBytes(ticket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tickets.add(file);
        note(partFile());
    }

    /// Password and seed are noted before the person is known to the server, so that no cut leaves one whose password
    /// nobody knows. The activation spends the code of the step before the present one, so that the first sign-in need
    /// not wait for the next code.
    private void user(String login, String displayName, Role role, @Nullable String agencyId,
            @Nullable String stationId, DemoAccess.Machine device, String machine) {
        DemoAccess.User user = users.stream().filter(known -> known.login().equals(login)).findFirst()
                .orElseGet(() -> {
                    byte[] fresh = new byte[20];
                    random.nextBytes(fresh);
                    DemoAccess.User added = new DemoAccess.User(login, displayName, role, newPassword(),
                            Base32.toBase32String(fresh), machine);
                    users.add(added);
                    note(partFile());
                    return added;
                });
        byte[] seed = Base32.decode(user.tokenSeed());
        String serial = "DEMO-" + login.replace('.', '-');
        application.platform().database().write(handle -> application.administration().cards().add(handle,
                List.of(new TokenCards.Card(serial, seed))));
        NewUser person = new NewUser(login, displayName, role, agencyId, stationId, serial);
        Users known = application.administration().users();
        Optional<ActivationCode> code = known.isKnown(login)
                ? known.renewCode(login, Actor.SYSTEM)
                : Optional.of(known.register(person, Actor.SYSTEM));
        code.ifPresent(waiting -> withEarlierCode(seed,
                token -> known.activate(new Activation(login, waiting.code(), user.password(), token),
                        new Caller(device.deviceId(), device.kind(), device.name(), agencyId, stationId,
                                device.kioskId(), Optional.empty()))));
    }

    /// Tries again where the code's time ran out meanwhile: the password is hashed first, which takes seconds on a busy
    /// machine.
    private void withEarlierCode(byte[] seed, Consumer<String> activation) {
        Clock clock = application.platform().clock();
        for (int tries = 1;; tries++) {
            Instant begun = clock.instant();
            try {
                activation.accept(Totp.code(seed, begun.minusSeconds(Totp.STEP_SECONDS)));
                return;
            } catch (ApiProblem refused) {
                boolean ranOut = Totp.counter(clock.instant()) > Totp.counter(begun);
                if (!ranOut || tries == MOST_TRIES) {
                    throw refused;
                }
            }
        }
    }

    private String newPassword() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void deposit(String agencyId, DemoAccess.Machine workstation) {
        SignedIn officer = new SignedIn("huang.shufen", "黃淑芬", Role.BUREAU_OFFICER, null, null);
        Caller caller = new Caller(workstation.deviceId(), workstation.kind(), workstation.name(), null, null,
                null, Optional.of(officer));
        application.features().deposits().topUp(caller, new IdempotencyKey("demo-first-deposit-" + agencyId), agencyId,
                new TopUp(new Ntd(FIRST_DEPOSIT), "DEMO-" + agencyId));
    }

    private void write(String file, String content) {
        SecretFiles.write(folder.resolve(file), content.getBytes(StandardCharsets.UTF_8));
    }

    /// Prints where things are, and a line that works as it stands.
    public void print(PrintWriter out) {
        out.println();
        out.println("Demo data are in " + folder + ": demo.json lists machines, people, passwords and token seeds;");
        out.println("README.txt explains each file and each id. In another shell, try:");
        out.println("  " + curl("kiosk-tpe-t1-s") + " " + application.address() + Api.KIOSK_PROFILE);
        out.println();
        out.flush();
    }

    /// The `curl` command of a machine, without the address, to be pasted into a shell.
    ///
    /// @param machine id of the machine
    public String curl(String machine) {
        DemoAccess.Machine device = access().machine(machine);
        return "curl --cacert " + pasted("ca.pem") + " --cert " + pasted(device.certificate()) + " --key "
                + pasted(device.key());
    }

    /// A file's path as a shell takes it, whatever the folder is called.
    private String pasted(String file) {
        String path = folder.resolve(file).toString();
        return path.matches("[A-Za-z0-9_./:@%+,=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}

package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.installers.remote.Answer;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.time.Periods;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;

/// At the agencies' counters: who is approved, who is refused and why, what is charged.
final class AgencyChapter implements AutoCloseable {
    private final World world;
    private final Steps steps;
    private final Map<String, QuickPermitCase> approved = new LinkedHashMap<>();
    private @Nullable TerminalRig terminal;
    private @Nullable ApiClient backOffice;
    private @Nullable Counter counter;

    AgencyChapter(World world, Steps steps) {
        this.world = world;
        this.steps = steps;
    }

    private Counter counter() {
        return Objects.requireNonNull(counter, "the terminal is not open");
    }

    /// The agency's manager at another terminal, who looks at what the server has stored.
    private ApiClient backOffice() {
        return Objects.requireNonNull(backOffice, "the back office is not signed in");
    }

    private void open() {
        steps.step("the terminal's window enrols with its ticket", () -> {
            backOffice = world.people().manager().signIn(
                    world.machine(NewDevice.of(DeviceKind.TERMINAL, "Kangtai, back office", World.AGENCY)),
                    world.clock());
            TerminalRig rig = TerminalRig.open(world.folder().resolve("terminal"),
                    world.ticket(NewDevice.of(DeviceKind.TERMINAL, "Kangtai, counter 1", World.AGENCY)));
            terminal = rig;
            counter = new WindowCounter(rig, backOffice(), world);
            rig.hands().see(NodeIds.LOGIN);
            rig.hands().picture(world.folder().resolve("screens").resolve("terminal-00-sign-in.png"));
            return "";
        });
        steps.step("the clerk signs in with password and token card", () -> {
            TerminalRig rig = Objects.requireNonNull(terminal, "the terminal is not open");
            Person clerk = world.people().clerk();
            rig.signIn(clerk, clerk.nextCode(world.clock()));
            rig.hands().waitToRead(NodeIds.BALANCE, "6,800");
            screen("empty-form");
            return rig.hands().read(NodeIds.BALANCE);
        });
    }

    /// An approved case, by the traveller's surname.
    QuickPermitCase approved(String surname) {
        return Objects.requireNonNull(approved.get(surname), surname + " was not approved in an earlier step");
    }

    /// The confirmation of an approved case as it was handed over.
    byte[] paper(String surname) throws IOException {
        return Files.readAllBytes(paperFile(surname));
    }

    private Path paperFile(String surname) {
        return world.folder().resolve("papers").resolve("boarding-confirmation-" + surname + ".pdf");
    }

    void play() {
        steps.chapter("At the travel agency");
        open();
        Cast cast = world.cast();
        approve("passport of the Hong Kong SAR", "chan", cast.chan());
        approve("passport of the Macao SAR, its 39 letters of name cut off", "rosario", cast.rosario());
        approve("BN(O) passport, a rare character in the Chinese name", "lee", cast.lee());
        specimens();
        refusals(cast);
        repeatedKey(cast);
        corrections(cast);
        for (var one : Map.of("ho", cast.ho(), "ng", cast.ng()).entrySet()) {
            approve("another passport of the Hong Kong SAR", one.getKey(), one.getValue());
        }
        steps.step("cases, deposit and help open by their keys", this::pages);
        steps.step("the deposit's statement shows one charge for each permit and nothing else", this::statement);
    }

    private void approve(String what, String surname, Traveller traveller) {
        steps.step(what + " is approved, NT$200 charged", () -> {
            long before = balance();
            QuickPermitCase decided = counter().apply(traveller);
            PermitView permit = Expect.approved(decided);
            approved.put(surname, decided);
            LocalDate today = world.today();
            Expect.same(Periods.lastDayOfMonths(today, 2), permit.boardUntil());
            Expect.same(Periods.lastDayOfMonths(today, 3), permit.lastUsableDay());
            Expect.same(before - 200, balance());
            return decided.caseNumber() + ", boarding until " + permit.boardUntil();
        });
        steps.step("the boarding confirmation is handed over, and its barcode reads", () -> {
            QuickPermitCase decided = approved(surname);
            byte[] paper = counter().confirmation(decided);
            Files.createDirectories(Objects.requireNonNull(paperFile(surname).getParent()));
            Files.write(paperFile(surname), paper);
            Expect.same(Expect.approved(decided).seal(), PaperReader.seal(paper));
            Expect.contains(PaperReader.words(paper), decided.caseNumber().value());
            return world.folder().relativize(paperFile(surname)).toString();
        });
    }

    private void specimens() {
        for (Cast.Specimen specimen : Cast.specimens()) {
            Traveller holder = new Traveller(specimen.rows(), null, "C123456(9)", null);
            if (specimen.isUnreadable(world.today())) {
                steps.step("the specimen \"" + specimen.name() + "\" is not taken", () -> {
                    String told = counter().swipeRejected(specimen.rows());
                    Expect.contains(told, specimen.reason());
                    return specimen.reason();
                });
            } else {
                steps.step("the specimen \"" + specimen.name() + "\" is refused",
                        () -> Expect.refusedAlsoFor(counter().apply(holder), specimen.reason()));
            }
        }
    }

    private void refusals(Cast cast) {
        steps.step("a passport one day short of six months is refused", () -> {
            LocalDate needed = Periods.lastDayOfMonths(world.today(), 6);
            return Expect.refusedFor(counter().apply(cast.cheung(needed.minusDays(1))),
                    "PASSPORT_EXPIRES_WITHIN_SIX_MONTHS");
        });
        steps.step("a name on the deny list in another romanisation is refused, and nothing given away",
                () -> Expect.refusedFor(counter().apply(cast.listed()), "ORDINARY_CHANNEL"));
        steps.step("an earlier overstay is refused",
                () -> Expect.refusedFor(counter().apply(cast.overstayer()), "EARLIER_OVERSTAY"));
        steps.step("a second application of a traveller who has a permit is refused",
                () -> Expect.refusedFor(counter().apply(cast.chan()), "DUPLICATE_APPLICATION"));
        steps.step("an agency with an empty deposit is refused", () -> {
            ApiClient poor = world.people().poorClerk().signIn(
                    world.machine(NewDevice.of(DeviceKind.TERMINAL, "Haojiang 1", World.POOR_AGENCY)), world.clock());
            return Expect.refusedFor(new ApiCounter(poor, world.clock(), cast).apply(cast.poon()),
                    "DEPOSIT_INSUFFICIENT");
        });
    }

    private void repeatedKey(Cast cast) {
        String key = World.newKey();
        steps.step("a repeated key gives the same answer byte for byte, and no second charge", () -> {
            QuickPermitApplication application = cast.wong().application(world.today());
            long before = balance();
            Answer<QuickPermitCase> first = backOffice().post(Api.QUICK_PERMITS, key, application,
                    QuickPermitCase.class);
            Expect.approved(first.orFail());
            Answer<QuickPermitCase> second = backOffice().post(Api.QUICK_PERMITS, key, application,
                    QuickPermitCase.class);
            Expect.same(first.raw(), second.raw());
            Expect.same(before - 200, balance());
            return first.orFail().caseNumber().value();
        });
        steps.step("the same key with another body is refused",
                () -> Expect.problem(ProblemType.IDEMPOTENCY_KEY_REUSED, backOffice().post(Api.QUICK_PERMITS, key,
                        cast.poon().application(world.today()), QuickPermitCase.class)));
    }

    private void corrections(Cast cast) {
        approve("passport of the Hong Kong SAR", "lam", cast.lam());
        steps.step("a correction of the Chinese name gives a new permit without a second charge", () -> {
            long before = balance();
            QuickPermitCase corrected = counter().correct(approved("lam"), cast.lam().withChineseName("林海昕"),
                    "中文姓名誤植");
            Expect.approved(corrected);
            Expect.same(approved("lam").caseNumber(), corrected.supersedes());
            Expect.same(before, balance());
            approved.put("lam-corrected", corrected);
            return approved("lam").caseNumber() + " is now " + corrected.caseNumber();
        });
    }

    private void screen(String name) throws Exception {
        Objects.requireNonNull(terminal, "the terminal is not open").hands()
                .picture(world.folder().resolve("screens").resolve("terminal-" + name + ".png"));
    }

    /// Every page of the terminal besides the application.
    private String pages() throws Exception {
        Hands hands = Objects.requireNonNull(terminal, "the terminal is not open").hands();
        hands.press(KeyCode.F3);
        hands.see(NodeIds.PAGE_CASES);
        hands.click(NodeIds.SEARCH);
        hands.waitForRows(NodeIds.CASES_TABLE);
        screen("cases");
        hands.press(KeyCode.F7);
        hands.see(NodeIds.PAGE_DEPOSIT);
        hands.click(NodeIds.STATEMENT_SHOW);
        hands.waitForRows(NodeIds.STATEMENT_TABLE);
        screen("deposit");
        hands.press(KeyCode.F1);
        hands.see(NodeIds.PAGE_HELP);
        screen("help");
        hands.press(KeyCode.F2);
        hands.see(NodeIds.PAGE_NEW_APPLICATION);
        return "";
    }

    private String statement() {
        DepositStatement statement = world.statement(World.AGENCY);
        long charges = statement.lines().stream()
                .filter(line -> line.kind() == DepositStatement.Kind.PERMIT_FEE)
                .count();
        long paid = approved.keySet().stream().filter(name -> !name.equals("lam-corrected")).count() + 1;
        Expect.same(paid, charges);
        Expect.same(balance(), statement.closing().dollars());
        return charges + " charges, NT$" + statement.closing().dollars() + " left";
    }

    private long balance() {
        return backOffice().get(Api.DEPOSIT, Deposit.class).orFail().balance().dollars();
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
    }
}

package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;

import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.installers.remote.Answer;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.money.Ntd;
import org.quickpermit.time.Periods;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CaseList;
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
    private static final Ntd FEE = Ntd.of(200);
    private final World world;
    private final Steps steps;
    private long charged;
    private final Map<String, QuickPermitCase> approved = new LinkedHashMap<>();
    private @Nullable Wire wire;
    private @Nullable TerminalRig terminal;
    private @Nullable ApiClient backOffice;
    private @Nullable WindowCounter counter;

    AgencyChapter(World world, Steps steps) {
        this.world = world;
        this.steps = steps;
    }

    private WindowCounter counter() {
        return Objects.requireNonNull(counter, "the terminal is not open");
    }

    private Hands hands() {
        return Objects.requireNonNull(terminal, "the terminal is not open").hands();
    }

    /// The agency's manager at another terminal, who looks at what the server has stored.
    private ApiClient backOffice() {
        return Objects.requireNonNull(backOffice, "the back office is not signed in");
    }

    private void open() {
        Path data = world.folder().resolve("terminal");
        steps.step("A new terminal knows nobody and asks for the ticket that the bureau hands out", () -> {
            try (TerminalRig rig = TerminalRig.open(data, null, world.showing())) {
                rig.hands().see(NodeIds.PAGE_ENROLMENT);
                world.showing().album().picture(rig.hands(), "terminal-enrolment");
            }
            return "";
        });
        steps.step("Started with its ticket, the terminal makes a key, gets a certificate and asks who works at it",
                () -> {
                    backOffice = world.people().manager().signIn(
                            world.machine(NewDevice.of(DeviceKind.TERMINAL, "Kangtai, back office", World.AGENCY)),
                            world.clock());
                    wire = Wire.to(world.server().uri());
                    terminal = TerminalRig.open(data,
                            world.ticket(NewDevice.of(DeviceKind.TERMINAL, "Kangtai, counter 1", World.AGENCY), wire),
                            world.showing());
                    counter = new WindowCounter(terminal, backOffice(), world);
                    hands().see(NodeIds.LOGIN);
                    screen("sign-in");
                    return "";
                });
        steps.step("The clerk signs in with a password and the six digits of a token card", () -> {
            Person clerk = world.people().clerk();
            Objects.requireNonNull(terminal, "the terminal is not open").signIn(clerk,
                    clerk.nextCode(world.clock()));
            Ntd balance = Ntd.of(balance());
            hands().waitToRead(NodeIds.BALANCE, balance.toString());
            screen("empty-form");
            return "the agency's deposit is " + balance;
        });
    }

    /// An approved case, by the traveller's surname.
    QuickPermitCase approved(String surname) {
        return Objects.requireNonNull(approved.get(surname), surname + " was not approved in an earlier step");
    }

    /// The confirmation of an approved case as it was handed over.
    byte[] paper(String surname) throws IOException {
        return world.showing().album().paper("boarding-confirmation-" + surname);
    }

    void play() {
        steps.chapter("At the travel agency");
        open();
        Cast cast = world.cast();
        approve("A passport of the Hong Kong SAR", "chan", cast.chan());
        approve("A passport of the Macao SAR, whose name of 39 letters is cut off,", "rosario", cast.rosario());
        approve("A BN(O) passport, with a rare character in the Chinese name,", "lee", cast.lee());
        specimens();
        refusals(cast);
        lostAnswer(cast);
        repeatedKey(cast);
        corrections(cast);
        approve("A passport whose permit the bureau will revoke", "ho", cast.ho());
        approve("A passport over whose permit the kiosk will run out of paper", "ng", cast.ng());
        steps.step("The clerk's other pages open by their keys: cases, deposit, help", this::pages);
        steps.step("The deposit's statement shows one charge for each permit and nothing else", this::statement);
    }

    private void approve(String what, String surname, Traveller traveller) {
        steps.step(what + " is approved, and " + FEE + " charged to the deposit", () -> {
            long before = balance();
            QuickPermitCase decided = counter().apply(traveller);
            PermitView permit = Expect.approved(decided);
            approved.put(surname, decided);
            LocalDate today = world.today();
            Expect.same(Periods.lastDayOfMonths(today, 2), permit.boardUntil());
            Expect.same(Periods.lastDayOfMonths(today, 3), permit.lastUsableDay());
            Expect.same(before - FEE.dollars(), balance());
            return "case " + decided.caseNumber() + ", the traveller may board until " + permit.boardUntil();
        });
        steps.step("The clerk hands over the boarding confirmation, and its barcode reads", () -> {
            QuickPermitCase decided = approved(surname);
            byte[] paper = counter().confirmation(decided);
            String name = world.showing().album().paper("boarding-confirmation-" + surname, paper);
            Expect.same(Expect.approved(decided).seal(), PaperReader.seal(paper));
            Expect.contains(PaperReader.words(paper), decided.caseNumber().value());
            return name;
        });
    }

    private void specimens() {
        for (Cast.Specimen specimen : Cast.specimens()) {
            Traveller holder = new Traveller(specimen.rows(), null, "C123456(9)", null);
            if (specimen.isUnreadable(world.today())) {
                steps.step("The published specimen \"" + specimen.name() + "\" is not taken by the terminal", () -> {
                    String said = counter().swipeRejected(specimen.rows());
                    Expect.contains(said, specimen.reasons().getFirst());
                    return said.strip().replace('\n', ' ');
                });
            } else {
                steps.step("The published specimen \"" + specimen.name() + "\" is refused",
                        () -> Expect.refusedFor(counter().apply(holder), specimen.reasons().toArray(String[]::new)));
            }
        }
    }

    private void refusals(Cast cast) {
        steps.step("A passport that expires one day before the six months are over is refused", () -> {
            LocalDate needed = Periods.lastDayOfMonths(world.today(), 6);
            return Expect.refusedFor(counter().apply(cast.cheung(needed.minusDays(1))),
                    "PASSPORT_EXPIRES_WITHIN_SIX_MONTHS");
        });
        steps.step("A traveller on the deny list, there in another romanisation, is refused, and nothing given away",
                () -> Expect.refusedFor(counter().apply(cast.listed()), "ORDINARY_CHANNEL"));
        steps.step("A traveller who once stayed too long is refused",
                () -> Expect.refusedFor(counter().apply(cast.overstayer()), "EARLIER_OVERSTAY"));
        steps.step("A second application of a traveller who has a permit is refused",
                () -> Expect.refusedFor(counter().apply(cast.chan()), "DUPLICATE_APPLICATION"));
        steps.step("At the terminal of an agency whose deposit is empty, an application is refused and costs nothing",
                () -> emptyDeposit(cast.poon()));
    }

    private String emptyDeposit(Traveller traveller) throws Exception {
        ApiClient office = world.people().poorManager().signIn(
                world.machine(NewDevice.of(DeviceKind.TERMINAL, "Haojiang, back office", World.POOR_AGENCY)),
                world.clock());
        Path ticket = world.ticket(NewDevice.of(DeviceKind.TERMINAL, "Haojiang, counter 1", World.POOR_AGENCY));
        Person clerk = world.people().poorClerk();
        try (TerminalRig rig = TerminalRig.open(world.folder().resolve("terminal-haojiang"), ticket,
                world.showing())) {
            rig.hands().see(NodeIds.LOGIN);
            rig.signIn(clerk, clerk.nextCode(world.clock()));
            rig.hands().waitToRead(NodeIds.BALANCE, Ntd.ZERO.toString());
            String said = Expect.refusedFor(new WindowCounter(rig, office, world).apply(traveller),
                    "DEPOSIT_INSUFFICIENT");
            Expect.same(0L, office.get(Api.DEPOSIT, Deposit.class).orFail().balance().dollars());
            return said;
        }
    }

    private void lostAnswer(Cast cast) {
        steps.step(
                "The server decides and charges, and the line is cut before its answer arrives: the terminal does not"
                        + " know, says so, and asks again with the same key",
                () -> {
                    Wire line = Objects.requireNonNull(wire, "the terminal is not open");
                    charged = balance() - FEE.dollars();
                    counter().fill(cast.yip());
                    line.hold();
                    counter().send();
                    Await.until("the server to charge", () -> {
                        // What had arrived when nothing was charged yet cannot be the answer.
                        long arrived = line.arrived();
                        if (balance() == charged) {
                            line.cut();
                            return true;
                        }
                        line.letThrough(arrived);
                        return false;
                    });
                    hands().waitToRead(NodeIds.DECISION_HEADLINE, "尚未獲得回覆");
                    screen("answer-lost");
                    return "the terminal says \"" + counter().english(NodeIds.DECISION_HEADLINE) + "\"";
                });
        steps.step("The line is whole again: the outcome stands on the terminal's screen, decided once, charged once",
                () -> {
                    Objects.requireNonNull(wire, "the terminal is not open").mend();
                    QuickPermitCase decided = counter().decision(null);
                    Expect.approved(decided);
                    approved.put("yip", decided);
                    Expect.same(charged, balance());
                    String number = decided.application().document().number();
                    Expect.same(List.of(decided.caseNumber()),
                            backOffice().get(Api.QUICK_PERMITS + "?q=" + number, CaseList.class).orFail().cases()
                                    .stream()
                                    .map(CaseList.Row::caseNumber)
                                    .toList());
                    return "case " + decided.caseNumber() + ", the agency's only one for this passport; "
                            + Ntd.of(charged)
                            + " left in the deposit";
                });
    }

    private void repeatedKey(Cast cast) {
        String key = World.newKey();
        steps.step("A message sent twice with one key gets the same answer byte for byte, and one charge", () -> {
            QuickPermitApplication application = cast.wong().application(world.today());
            long before = balance();
            Answer<QuickPermitCase> first = backOffice().post(Api.QUICK_PERMITS, key, application,
                    QuickPermitCase.class);
            Expect.approved(first.orFail());
            Answer<QuickPermitCase> second = backOffice().post(Api.QUICK_PERMITS, key, application,
                    QuickPermitCase.class);
            Expect.same(first.raw(), second.raw());
            Expect.same(before - FEE.dollars(), balance());
            return "case " + first.orFail().caseNumber() + " both times";
        });
        steps.step("The same key with another message is refused",
                () -> Expect.problem(ProblemType.IDEMPOTENCY_KEY_REUSED, backOffice().post(Api.QUICK_PERMITS, key,
                        cast.poon().application(world.today()), QuickPermitCase.class)));
    }

    private void corrections(Cast cast) {
        approve("A passport of the Hong Kong SAR, its Chinese name mistyped,", "lam", cast.lam());
        steps.step("The correction of the Chinese name gives a new permit, charges nothing, and ends the old one",
                () -> {
                    long before = balance();
                    QuickPermitCase corrected = counter().correct(approved("lam"), cast.lam().withChineseName("林海昕"),
                            "中文姓名誤植");
                    Expect.approved(corrected);
                    Expect.same(approved("lam").caseNumber(), corrected.supersedes());
                    Expect.same(before, balance());
                    approved.put("lam-corrected", corrected);
                    return "case " + approved("lam").caseNumber() + " is replaced by " + corrected.caseNumber();
                });
    }

    private void screen(String name) throws Exception {
        world.showing().album().picture(hands(), "terminal-" + name);
    }

    /// Every page of the terminal besides the application.
    private String pages() throws Exception {
        hands().press(KeyCode.F3);
        hands().see(NodeIds.PAGE_CASES);
        hands().click(NodeIds.SEARCH);
        hands().waitForRows(NodeIds.CASES_TABLE);
        screen("cases");
        hands().press(KeyCode.F7);
        hands().see(NodeIds.PAGE_DEPOSIT);
        hands().click(NodeIds.STATEMENT_SHOW);
        hands().waitForRows(NodeIds.STATEMENT_TABLE);
        screen("deposit");
        hands().press(KeyCode.F1);
        hands().see(NodeIds.PAGE_HELP);
        screen("help");
        hands().press(KeyCode.F2);
        hands().see(NodeIds.PAGE_NEW_APPLICATION);
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
        return charges + " charges, " + statement.closing() + " left";
    }

    private long balance() {
        return backOffice().get(Api.DEPOSIT, Deposit.class).orFail().balance().dollars();
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
        if (wire != null) {
            wire.close();
        }
    }
}

package org.quickpermit.installers.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.kiosk.station.ConsolePage;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.SignedTrustList;

import org.jspecify.annotations.Nullable;

/// At the station: what is printed, what is not, and what staff do about it.
final class KioskChapter implements AutoCloseable {
    private static final String PIN = "507294";
    private static final String FIRST_SHEET = "A0000001";
    private static final String THIRD_SHEET = "A0000003";
    /// How many sheets come out; the last is the reprint of the first.
    static final int PRINTS = 5;
    private final World world;
    private final Steps steps;
    private final AgencyChapter agency;
    private @Nullable Wire wire;
    private @Nullable KioskRig kiosk;

    KioskChapter(World world, Steps steps, AgencyChapter agency) {
        this.world = world;
        this.steps = steps;
        this.agency = agency;
    }

    void play() {
        steps.chapter("At the station");
        start();
        refusals();
        prints();
        reprint();
        steps.step("The kiosk's journal tells what became of every sheet", () -> {
            List<String> lines = kiosk().journal();
            Expect.same(PRINTS, (int) lines.stream().filter(line -> line.endsWith("issued")).count());
            return world.showing().album().text("journal.txt", lines);
        });
    }

    private KioskRig kiosk() {
        return Objects.requireNonNull(kiosk, "the kiosk is not open");
    }

    private Wire wire() {
        return Objects.requireNonNull(wire, "the kiosk is not open");
    }

    private Hands hands() {
        return kiosk().hands();
    }

    private void screen(String name) throws Exception {
        world.showing().album().picture(hands(), "kiosk-" + name);
    }

    /// The sheet that came out as the n-th, from 1.
    byte[] sheet(int number) throws IOException {
        return world.showing().album().paper("entry-permit-" + number);
    }

    private void start() {
        steps.step("A kiosk enrols with its ticket; nobody has set it up, so it sends travellers to the next one",
                () -> {
                    wire = Wire.to(world.server().uri());
                    kiosk = KioskRig.open(world.folder().resolve("kiosk"),
                            world.ticket(NewDevice.kiosk(World.STATION + "-1"), wire()), world.showing());
                    return outOfOrder("主控台密碼", "out-of-order");
                });
        steps.step("Staff choose a PIN and look at every page; without sheets the kiosk still serves nobody", () -> {
            hands().click("staff");
            kiosk().awaitScreen("staff-pin");
            screen("staff-pin");
            kiosk().pin(PIN);
            // A new PIN is asked for twice.
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            for (ConsolePage page : ConsolePage.values()) {
                hands().click("page-" + page);
                hands().waitForMark("page-" + page, "tab-on");
                if (page == ConsolePage.PRINTER) {
                    hands().waitToSee("Simulated permit printer");
                }
                screen("console-" + page.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            hands().click("console-lock");
            return outOfOrder("證紙已用完", "out-of-sheets");
        });
        steps.step("Staff load numbered sheets and lock the console; the kiosk is open", () -> {
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-TRAY");
            hands().fill("tray-first", FIRST_SHEET);
            hands().fill("tray-count", "200");
            hands().click("tray-load");
            hands().waitToRead("tray-now", FIRST_SHEET);
            screen("console-tray-loaded");
            hands().click("console-lock");
            kiosk().awaitScreen("attract");
            screen("attract");
            return "200 sheets, the first is " + FIRST_SHEET;
        });
        steps.step("The traveller chooses English by touch", () -> {
            hands().click("language-en");
            hands().waitToRead("sentence", "confirmation");
            screen("attract-en");
            return said(hands().read("sentence").replace('\n', ' '));
        });
    }

    /// Waits until the screen gives this reason to staff and another kiosk to the traveller, and takes its picture: what
    /// stands there before the kiosk has heard of server and printer is another reason.
    private String outOfOrder(String reason, String picture) throws Exception {
        kiosk().awaitScreen("out-of-order");
        hands().waitToRead("staff-line", reason);
        hands().waitToRead("next-kiosk", "");
        screen(picture);
        return "the next one is " + hands().read("next-kiosk");
    }

    private static String said(String sentence) {
        return "the screen says \"" + sentence + "\"";
    }

    private void refusals() {
        steps.step("A forged seal is refused", () -> {
            String genuine = Expect.approved(agency.approved("chan")).seal();
            String forged = Forger.forge(genuine, trustList(), world.today());
            return refuses(forged, "forged", SorryReason.NOT_GENUINE);
        });
        steps.step("A genuine seal that has expired is refused",
                () -> refuses(PaperReader.seal(world.expiredPaper()), "expired", SorryReason.EXPIRED));
        steps.step("The barcode of the corrected confirmation is dead",
                () -> refusesRevoked(PaperReader.seal(agency.paper("lam")), "corrected"));
        steps.step(
                "The bureau revokes a permit, and its seal is refused; after a minute the screen asks whether anybody"
                        + " still reads it",
                () -> {
                    PermitView permit = Expect.approved(agency.approved("ho"));
                    world.officer().post(Api.path(Api.REVOCATION, permit.permitId().value()), World.newKey(),
                            new Revocation("撤銷許可"), String.class).orFail();
                    awaitTrustList();
                    return said(kiosk().refuses(PaperReader.seal(agency.paper("ho")), SorryReason.REVOKED, () -> {
                        screen("revoked");
                        kiosk().letTimePass();
                        kiosk().awaitScreen("more-time");
                        screen("more-time");
                        hands().click("more-yes");
                        kiosk().awaitScreen("sorry");
                        return true;
                    }));
                });
        steps.step("Some other barcode is refused",
                () -> refuses("HTTPS://EXAMPLE.ORG/", "wrong-code", SorryReason.WRONG_CODE));
    }

    private String refuses(String scanned, String picture, SorryReason reason) throws Exception {
        return said(kiosk().refuses(scanned, reason, () -> {
            screen(picture);
            return true;
        }));
    }

    private String refusesRevoked(String scanned, String picture) throws Exception {
        awaitTrustList();
        return refuses(scanned, picture, SorryReason.REVOKED);
    }

    /// Waits until the kiosk has heard of the newest revocation: the list comes by itself.
    private void awaitTrustList() throws Exception {
        long newest = trustList().number();
        Await.until("trust list " + newest + " at the kiosk", () -> {
            kiosk().lookNow();
            return kiosk().trustList() >= newest;
        });
    }

    private TrustList trustList() throws Exception {
        ApiClient other = spareKiosk();
        SignedTrustList signed = other.get(Api.TRUST_LIST, SignedTrustList.class).orFail();
        byte[] ca = Files.readAllBytes(world.folder().resolve("server").resolve("keys").resolve("authority.pem"));
        return SignedTrustLists
                .open(signed, CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(ca))
                        .getPublicKey())
                .orElseThrow(() -> new AssertionError("the trust list's signature is wrong"));
    }

    private @Nullable ApiClient spare;

    private ApiClient spareKiosk() throws Exception {
        ApiClient known = spare;
        if (known == null) {
            known = world.machine(NewDevice.kiosk(World.STATION + "-2"));
            spare = known;
        }
        return known;
    }

    private void prints() {
        steps.step("The confirmation is scanned and checked, the entry permit printed and taken", () -> {
            kiosk().printer().printingTime(Duration.ofMillis(1_500).plus(world.showing().pace().look()));
            kiosk().awaitScreen("attract");
            kiosk().scanSlowly(PaperReader.seal(agency.paper("chan")), () -> {
                world.showing().album().glance(hands(), "kiosk-reading");
                wire().hold();
                return true;
            });
            try {
                kiosk().awaitScreen("checking");
                world.showing().album().glance(hands(), "kiosk-checking");
            } finally {
                wire().release();
            }
            kiosk().awaitScreen("printing");
            world.showing().album().glance(hands(), "kiosk-printing");
            return taken(1, "chan", "take", "attract");
        });
        steps.step("A second scan of the used confirmation prints nothing", () -> {
            String seen = refuses(PaperReader.seal(agency.paper("chan")), "already-printed",
                    SorryReason.ALREADY_PRINTED);
            Expect.same(1, kiosk().sheets().size());
            return seen;
        });
        steps.step("The entry permit held to the reader is told apart from the confirmation",
                () -> refuses(PaperReader.seal(sheet(1)), "permit-not-confirmation",
                        SorryReason.PERMIT_NOT_CONFIRMATION));
        steps.step("The paper runs out during a print; staff refill, and the same permit comes out once", () -> {
            kiosk().awaitScreen("attract");
            kiosk().scan(PaperReader.seal(agency.paper("ng")));
            kiosk().awaitScreen("printing");
            kiosk().printer().outOfPaper();
            kiosk().awaitScreen("print-held");
            screen("paper-out");
            kiosk().printer().refill();
            return taken(2, "ng", "take-after-paper-out", "out-of-order");
        });
        steps.step("Staff say which sheet lies on top after the refill, and the kiosk serves again", () -> {
            outOfOrder("請確認紙匣最上面一張的編號", "tray-to-check");
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-TRAY");
            // The console proposes the number it expects; who types before that stands there types into it.
            hands().waitToRead("tray-top", THIRD_SHEET);
            hands().fill("tray-top", THIRD_SHEET);
            hands().click("tray-confirm");
            hands().waitToRead("tray-now", THIRD_SHEET);
            hands().click("console-lock");
            kiosk().awaitScreen("attract");
            return "sheet " + THIRD_SHEET;
        });
        steps.step("Another traveller prints, with the Macao passport", () -> {
            kiosk().awaitScreen("attract");
            kiosk().scan(PaperReader.seal(agency.paper("rosario")));
            return taken(3, "rosario", "take-macao", "attract");
        });
        steps.step("The printer stops counting its sheets, so the traveller with the BN(O) passport shows the sheet to"
                + " the reader", () -> {
                    kiosk().awaitScreen("attract");
                    kiosk().printer().counting(false);
                    kiosk().scan(PaperReader.seal(agency.paper("lee")));
                    kiosk().awaitScreen("show-sheet");
                    screen("show-sheet");
                    kiosk().scan(PaperReader.seal(kiosk().sheets().getLast()));
                    String seen = taken(4, "lee", "take-shown", "attract");
                    kiosk().printer().counting(true);
                    return seen;
                });
    }

    private String taken(int number, String surname, String picture, String screenAfter) throws Exception {
        kiosk().awaitScreen("take");
        screen(picture);
        Expect.same(number, kiosk().sheets().size());
        byte[] sheet = kiosk().sheets().getLast();
        String name = world.showing().album().paper("entry-permit-" + number, sheet);
        Expect.contains(PaperReader.words(sheet),
                agency.approved(surname).application().document().number());
        Expect.that(!PaperReader.seal(sheet).equals(PaperReader.seal(agency.paper(surname))),
                "the permit carries the confirmation's seal");
        hands().click("done");
        kiosk().awaitScreen(screenAfter);
        return name;
    }

    private void reprint() {
        steps.step("The first permit got wet: staff reprint it and give the reason; the old sheet is dead", () -> {
            Person staff = world.people().staff();
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-PRINT_LOG");
            String permit = Expect.approved(agency.approved("chan")).permitId().humanNumber();
            hands().fill("log-search", permit.substring(0, 9));
            hands().waitToRead("log-permit-0", permit);
            screen("console-print-log");
            hands().click("reprint-0");
            hands().click("reason-DAMAGED");
            hands().fill("staff-login", staff.login());
            hands().fill("staff-password", staff.password());
            hands().fill("staff-token", staff.nextCode(world.clock()));
            screen("console-reprint");
            hands().click("reprint-start");
            return taken(PRINTS, "chan", "take-reprint", "attract");
        });
    }

    /// Holds a text to the kiosk's reader.
    void scan(String text) throws Exception {
        kiosk().scan(text);
    }

    @Override
    public void close() {
        if (kiosk != null) {
            kiosk.close();
        }
        if (wire != null) {
            wire.close();
        }
    }
}

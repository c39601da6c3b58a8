package org.quickpermit.installers.demo;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.kiosk.station.ConsolePage;
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
    private final World world;
    private final Steps steps;
    private final AgencyChapter agency;
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
        steps.step("the kiosk's journal tells of every sheet", () -> {
            Path file = world.folder().resolve("journal.txt");
            Files.write(file, kiosk().journal());
            Expect.same(4L, Files.readAllLines(file).stream().filter(line -> line.contains("CONFIRMED")).count());
            return world.folder().relativize(file).toString();
        });
    }

    private KioskRig kiosk() {
        return Objects.requireNonNull(kiosk, "the kiosk is not open");
    }

    private Hands hands() {
        return kiosk().hands();
    }

    private Path picture(String name) {
        return world.folder().resolve("screens").resolve("kiosk-" + name + ".png");
    }

    /// The sheet that came out as the n-th, from 1.
    Path sheet(int number) {
        return world.folder().resolve("papers").resolve("entry-permit-" + number + ".pdf");
    }

    private void start() {
        steps.step("a kiosk enrols with its ticket; not set up yet, it sends travellers to the next one", () -> {
            Path ticket = world.ticket(NewDevice.kiosk(World.STATION + "-1"));
            kiosk = KioskRig.open(world.folder().resolve("kiosk"), ticket, "540x960");
            return outOfOrder("主控台密碼", "out-of-order");
        });
        steps.step("staff choose the PIN; with no sheets, the kiosk sends travellers to the next one", () -> {
            hands().click("staff");
            kiosk().awaitScreen("staff-pin");
            hands().picture(picture("staff-pin"));
            kiosk().pin(PIN);
            // A new PIN is asked for twice.
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().picture(picture("console"));
            for (ConsolePage page : ConsolePage.values()) {
                hands().click("page-" + page);
                hands().waitForMark("page-" + page, "tab-on");
                if (page == ConsolePage.PRINTER) {
                    hands().waitToSee("Simulated permit printer");
                }
                hands().picture(picture("console-" + page.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            }
            hands().click("console-lock");
            return outOfOrder("證紙已用完", "out-of-sheets");
        });
        steps.step("staff load numbered sheets and lock the console", () -> {
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-TRAY");
            hands().fill("tray-first", FIRST_SHEET);
            hands().fill("tray-count", "200");
            hands().click("tray-load");
            hands().waitToRead("tray-now", FIRST_SHEET);
            hands().picture(picture("console-tray-loaded"));
            hands().click("console-lock");
            kiosk().awaitScreen("attract");
            hands().picture(picture("attract"));
            return "200 sheets from " + FIRST_SHEET;
        });
        steps.step("the traveller chooses the language by touch", () -> {
            hands().click("language-en");
            hands().waitToRead("sentence", "confirmation");
            hands().picture(picture("attract-en"));
            return hands().read("sentence").replace('\n', ' ');
        });
    }

    /// Waits until the screen gives this reason to staff and another kiosk to the traveller, and takes its picture: what
    /// stands there before the kiosk has heard of server and printer is another reason.
    private String outOfOrder(String reason, String picture) throws Exception {
        kiosk().awaitScreen("out-of-order");
        hands().waitToRead("staff-line", reason);
        hands().waitToRead("next-kiosk", "");
        hands().picture(picture(picture));
        return "next is " + hands().read("next-kiosk");
    }

    private void refusals() {
        steps.step("a forged seal is refused", () -> {
            String genuine = Expect.approved(agency.approved("chan")).seal();
            String forged = Forger.forge(genuine, trustList(), world.today());
            return refuses(forged, "forged", "NOT_GENUINE");
        });
        steps.step("a genuine seal that has expired is refused",
                () -> refuses(PaperReader.seal(world.expiredPaper()), "expired", "EXPIRED"));
        steps.step("the barcode of the corrected confirmation is dead",
                () -> refusesRevoked(PaperReader.seal(agency.paper("lam")), "corrected"));
        steps.step("the bureau revokes a permit, and its seal is refused", () -> {
            PermitView permit = Expect.approved(agency.approved("ho"));
            world.officer().post(Api.path(Api.REVOCATION, permit.permitId().value()), World.newKey(),
                    new Revocation("撤銷許可"), String.class).orFail();
            return refusesRevoked(PaperReader.seal(agency.paper("ho")), "revoked");
        });
        steps.step("some other barcode is refused", () -> refuses("HTTPS://EXAMPLE.ORG/", "wrong-code", "WRONG_CODE"));
    }

    private String refuses(String scanned, String picture, String reason) throws Exception {
        String seen = kiosk().refuses(scanned, picture(picture));
        Expect.contains(seen, reason);
        return seen.lines().filter(line -> line.matches(".*[a-z ]{12}.*")).skip(1).findFirst().orElse(reason);
    }

    /// Waits until the kiosk has heard of it: the list comes by itself.
    private String refusesRevoked(String scanned, String picture) throws Exception {
        long newest = trustList().number();
        Await.until("trust list " + newest + " at the kiosk", () -> {
            kiosk().lookNow();
            return kiosk().trustList() >= newest;
        });
        return refuses(scanned, picture, "REVOKED");
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
        steps.step("the confirmation is scanned, the entry permit printed and taken", () -> {
            kiosk().printer().printingTime(Duration.ofMillis(1_500));
            kiosk().awaitScreen("attract");
            kiosk().scan(PaperReader.seal(agency.paper("chan")));
            kiosk().awaitScreen("printing");
            hands().picture(picture("printing"));
            return taken(1, "chan", "take", "attract");
        });
        steps.step("a second scan of the used confirmation prints nothing", () -> {
            String seen = refuses(PaperReader.seal(agency.paper("chan")), "already-printed", "ALREADY_PRINTED");
            Expect.same(1, kiosk().sheets().size());
            return seen;
        });
        steps.step("the entry permit held to the reader is told apart from the confirmation",
                () -> refuses(PaperReader.seal(Files.readAllBytes(sheet(1))), "permit-not-confirmation",
                        "PERMIT_NOT_CONFIRMATION"));
        steps.step("the paper runs out during a print; staff refill, and the same permit comes out once", () -> {
            kiosk().awaitScreen("attract");
            kiosk().scan(PaperReader.seal(agency.paper("ng")));
            kiosk().awaitScreen("printing");
            kiosk().printer().outOfPaper();
            kiosk().awaitScreen("print-held");
            hands().picture(picture("paper-out"));
            kiosk().printer().refill();
            return taken(2, "ng", "take-after-paper-out", "out-of-order");
        });
        steps.step("staff say which sheet lies on top after the refill, and the kiosk serves again", () -> {
            outOfOrder("請確認紙匣最上面一張的編號", "tray-to-check");
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-TRAY");
            hands().fill("tray-top", THIRD_SHEET);
            hands().click("tray-confirm");
            hands().waitToRead("tray-now", THIRD_SHEET);
            hands().click("console-lock");
            kiosk().awaitScreen("attract");
            return "on top is " + THIRD_SHEET;
        });
        steps.step("a third traveller prints, with the Macao passport", () -> {
            kiosk().awaitScreen("attract");
            kiosk().scan(PaperReader.seal(agency.paper("rosario")));
            return taken(3, "rosario", "take-rosario", "attract");
        });
    }

    private String taken(int number, String surname, String picture, String screenAfter) throws Exception {
        kiosk().awaitScreen("take");
        hands().picture(picture(picture));
        Expect.same(number, kiosk().sheets().size());
        byte[] sheet = kiosk().sheets().getLast();
        Files.write(sheet(number), sheet);
        Expect.contains(PaperReader.words(sheet),
                agency.approved(surname).application().document().number());
        Expect.that(!PaperReader.seal(sheet).equals(PaperReader.seal(agency.paper(surname))),
                "the permit carries the confirmation's seal");
        hands().click("done");
        kiosk().awaitScreen(screenAfter);
        return world.folder().relativize(sheet(number)).toString();
    }

    private void reprint() {
        steps.step("staff reprint a damaged permit with a reason; the old sheet is dead", () -> {
            Person staff = world.people().staff();
            hands().click("staff");
            kiosk().pin(PIN);
            kiosk().awaitScreen("console");
            hands().click("page-PRINT_LOG");
            String permit = Expect.approved(agency.approved("chan")).permitId().humanNumber();
            hands().fill("log-search", permit.substring(0, 9));
            hands().waitToRead("log-permit-0", permit);
            hands().picture(picture("console-print-log"));
            hands().click("reprint-0");
            hands().click("reason-DAMAGED");
            hands().fill("staff-login", staff.login());
            hands().fill("staff-password", staff.password());
            hands().fill("staff-token", staff.nextCode(world.clock()));
            hands().picture(picture("console-reprint"));
            hands().click("reprint-start");
            return taken(4, "chan", "take-reprint", "attract");
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
    }
}

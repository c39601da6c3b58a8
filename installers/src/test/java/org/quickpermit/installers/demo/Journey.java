package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DenyListEntry;

import org.jspecify.annotations.Nullable;

/// The whole journey, from the swiped passport to the refused third entry.
final class Journey {
    private static final Ntd PAID_IN = Ntd.of(2_000);
    private final Path folder;
    private final Steps steps;
    private final Showing showing;

    /// @param folder where everything goes; empty
    /// @param steps plays and prints the steps
    /// @param pace how fast it plays
    /// @param desktop places for the windows where somebody watches, null where they are drawn into memory
    Journey(Path folder, Steps steps, Pace pace, @Nullable Places desktop) {
        this.folder = folder;
        this.steps = steps;
        this.showing = new Showing(new Album(folder, steps, pace), pace,
                desktop == null ? Places.IN_MEMORY : desktop, desktop != null);
    }

    /// What is left when the journey is over, to look at or to close.
    ///
    /// @param world the running server and everybody in it
    /// @param agency the agency's terminal
    /// @param kiosk the kiosk
    record Stage(World world, AgencyChapter agency, KioskChapter kiosk) implements AutoCloseable {
        @Override
        public void close() {
            try {
                kiosk.close();
                agency.close();
            } finally {
                world.close();
            }
        }
    }

    /// Plays every step.
    ///
    /// @throws Exception when the stage itself cannot be set; a step that fails is only counted
    Stage play() throws Exception {
        World world = World.begin(folder, showing);
        try {
            office(world);
            AgencyChapter agency = new AgencyChapter(world, steps);
            agency.play();
            KioskChapter kiosk = new KioskChapter(world, steps, agency);
            kiosk.play();
            new BorderChapter(world, steps, agency, kiosk).play();
            return new Stage(world, agency, kiosk);
        } catch (Exception e) {
            world.close();
            throw e;
        }
    }

    private void office(World world) {
        steps.chapter("At the bureau");
        steps.step("The server starts in a process of its own, on data that began ten weeks ago",
                () -> world.startServer().uri().toString());
        steps.step(
                "An officer and an inspector sign in with password and token card, at a machine known by its certificate",
                () -> {
                    world.signIn();
                    return "";
                });
        steps.step("The officer loads today's registers of movements, passports and people who may not travel",
                () -> World.loadRegisters(world.officer(), world.cast()) + " rows");
        steps.step("The officer enters a name and a birth date into the deny list", () -> {
            world.officer().post(Api.DENY_LIST, World.newKey(),
                    new DenyListEntry(null, null, "CHEN MEI-LING", null, world.cast().listedBirthDate(), "示範資料", null),
                    String.class).orFail();
            return "CHEN MEI-LING";
        });
        steps.step("The travel agency pays " + PAID_IN + " into its deposit", () -> {
            World.topUp(world.officer(), World.AGENCY, PAID_IN, "R-2026-0002");
            return "it holds " + world.statement(World.AGENCY).closing() + " now";
        });
    }

    /// The audit log's chain is whole: asked of the stopped server's data by the command an operator uses.
    void verifyAudit() {
        steps.chapter("Afterwards");
        steps.step("The server has stopped, and its audit log is checked: no entry is changed, missing or swapped",
                () -> {
                    List<String> lines = AuditCheck.run(folder.resolve("server"));
                    return String.join("; ", lines);
                });
    }

    /// Writes the page that shows everything in order.
    Path writePage() throws IOException {
        return IndexPage.write(folder, steps, ZonedDateTime.now(World.ZONE));
    }
}

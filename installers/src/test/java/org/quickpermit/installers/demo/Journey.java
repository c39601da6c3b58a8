package org.quickpermit.installers.demo;

import java.nio.file.Path;
import java.util.List;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.DenyListEntry;

/// The whole journey, from the swiped passport to the refused third entry.
final class Journey {
    private final Path folder;
    private final Steps steps;

    /// @param folder where everything goes; empty
    /// @param steps plays and prints the steps
    Journey(Path folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
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
        World world = World.begin(folder);
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
        steps.step("the server starts in a process of its own, on data that began ten weeks ago",
                () -> world.startServer().uri().toString());
        steps.step("officer and inspector sign in with password and token card, over TLS with a client certificate",
                () -> {
                    world.signIn();
                    return "";
                });
        steps.step("today's registers are loaded", () -> World.loadRegisters(world.officer(), world.cast()) + " rows");
        steps.step("an officer enters a name and a birth date into the deny list", () -> {
            world.officer().post(Api.DENY_LIST, World.newKey(),
                    new DenyListEntry(null, null, "CHEN MEI-LING", null, world.cast().listedBirthDate(), "示範資料", null),
                    String.class).orFail();
            return "CHEN MEI-LING";
        });
        steps.step("the agency pays NT$2,000 into its deposit", () -> {
            World.topUp(world.officer(), World.AGENCY, 2_000, "R-2026-0002");
            return "NT$" + world.statement(World.AGENCY).closing().dollars() + " now";
        });
    }

    /// The audit log's chain is whole: asked of the stopped server's data by the command an operator uses.
    void verifyAudit() {
        steps.chapter("Afterwards");
        steps.step("the audit log's hash chain is whole", () -> {
            List<String> lines = AuditCheck.run(folder.resolve("server"));
            return lines.isEmpty() ? "" : lines.getLast();
        });
    }
}

package org.quickpermit.installers.torture;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.quickpermit.kiosk.app.KioskContext;
import org.quickpermit.kiosk.app.KioskSettings;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.station.Timings;

/// A kiosk in a process of its own, the whole program without its window, with staff who do what its standard input says.
/// It prints `state NAME` whenever another screen would be shown, `trouble LIST` with it, and `done` or `failed` after
/// each order.
public final class KioskChild {
    private static final Duration SHORT = Duration.ofMillis(150);

    private KioskChild() {}

    /// Arguments: data folder, enrolment ticket, the reader's port, the printer's address.
    public static void main(String[] arguments) throws Exception {
        Timings screens = new Timings(Duration.ofSeconds(2), SHORT, SHORT, SHORT, SHORT, Duration.ofMinutes(5));
        PrintTimes times = new PrintTimes(Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(10),
                Duration.ofSeconds(10), Duration.ofSeconds(5));
        KioskSettings settings = KioskSettings
                .standard(Path.of(arguments[0]), Optional.of(Path.of(arguments[2])), URI.create(arguments[3]))
                .withTicket(Path.of(arguments[1]))
                .withFirstPin("482913")
                .withTimes(screens, times, Duration.ofMillis(300), Duration.ofSeconds(5));
        KioskContext kiosk = KioskContext.open(settings);
        kiosk.flow().onState(state -> System.out.println("state " + state.getClass().getSimpleName() + " "
                + state.setting().troubles()));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(obey(kiosk, order.split(" ")));
        }
        kiosk.close();
    }

    private static String obey(KioskContext kiosk, String[] order) {
        DeskAnswer answer = switch (order[0]) {
            case "load" -> kiosk.staff().load(order[1], Integer.parseInt(order[2]));
            case "top" -> kiosk.staff().trayChecked(order[1]);
            case "settle" -> kiosk.staff().settle(order[1], order[2].equals("good"));
            default -> throw new IllegalArgumentException(order[0]);
        };
        return answer instanceof DeskAnswer.Done ? "done" : "failed " + answer;
    }
}

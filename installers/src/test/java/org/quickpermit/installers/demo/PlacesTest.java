package org.quickpermit.installers.demo;

import javafx.geometry.Rectangle2D;

import org.quickpermit.installers.demo.Places.Place;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {
    @ParameterizedTest
    @CsvSource({
            // a large desktop: both at full size, beside each other
            "0,0,2560,1440, 0,0,1366,768, 1366,0,540,960",
            // the usual one, with a bar above
            "0,30,1920,1050, 0,30,1366,768, 1366,30,540,960",
            // lower than a kiosk: it shrinks and keeps its shape
            "0,0,1920,800, 0,0,1366,760, 1366,0,428,760",
            // a laptop: the terminal takes its least width, and they overlap a little
            "0,0,1366,768, 0,0,1180,728, 956,0,410,728",
            // the right of two screens
            "1920,0,1920,1080, 1920,0,1366,768, 3286,0,540,960"})
    void both_windows_can_be_watched(double x, double y, double width, double height, int terminalX, int terminalY,
            int terminalWidth, int terminalHeight, int kioskX, int kioskY, int kioskWidth, int kioskHeight) {
        assertThat(Places.on(new Rectangle2D(x, y, width, height)))
                .isEqualTo(new Places(new Place(terminalX, terminalY, terminalWidth, terminalHeight),
                        new Place(kioskX, kioskY, kioskWidth, kioskHeight)));
    }
}

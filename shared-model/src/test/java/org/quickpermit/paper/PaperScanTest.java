package org.quickpermit.paper;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealSamples;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The papers as machines see them: decoded from the picture, whole and after printing and scanning.
@Tag("QP-5")
@Tag("QP-6")
class PaperScanTest {
    private static final TravelDocument CHAN = PaperSamples.document("CHAN", "TAI MAN");
    private static final TravelDocument LONG = PaperSamples.document("WICKRAMASINGHE ARACHCHIGE", "MARIA KANTHI");

    private static final byte[] CONFIRMATION = BoardingConfirmationPaper.pdf(PaperSamples.confirmation("陳大文", CHAN));
    private static final byte[] PERMIT = EntryPermitPaper.pdf(PaperSamples.entryPermit("陳大文", CHAN));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {150, 200, 300})
    void the_seals_are_verified_from_the_picture(int dpi) {
        genuine(Scanner.read(PaperImages.render(CONFIRMATION, dpi)), SealKind.BOARDING_CONFIRMATION);
        genuine(Scanner.read(PaperImages.render(PERMIT, dpi)), SealKind.ENTRY_PERMIT);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "-2, 2", "2, 3", "1.3, 4", "-0.7, 5", "90, 6", "182, 7"})
    void the_seals_are_verified_after_printing_and_scanning(double degrees, long seed) {
        BufferedImage whole = PaperImages.render(CONFIRMATION, 200);
        BufferedImage upperRight = whole.getSubimage(whole.getWidth() / 2, 0, whole.getWidth() / 2,
                whole.getHeight() / 3);
        genuine(Scanner.read(PrintScan.damage(upperRight, degrees, seed)), SealKind.BOARDING_CONFIRMATION);
        genuine(Scanner.read(PrintScan.damage(PaperImages.render(PERMIT, 200), degrees, seed)),
                SealKind.ENTRY_PERMIT);
    }

    /// Level Q reads on with a part of the symbol gone: a stamp, a crease, a drop of coffee.
    @Test
    void a_stain_on_the_barcode_does_not_matter() {
        BufferedImage picture = PaperImages.render(PERMIT, 300);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 60; x++) {
                picture.setRGB(mm(104 + x * 0.1, 300), mm(32 + y * 0.1, 300), 0xFFFFFF);
            }
        }
        genuine(Scanner.read(picture), SealKind.ENTRY_PERMIT);
    }

    @Test
    void the_barcode_of_the_test_page_is_no_seal() {
        String text = Scanner.read(PaperImages.render(TestPagePaper.pdf(PaperSamples.testPage()), 200));
        assertThat(text).isEqualTo("QUICKPERMIT TEST PAGE A0000124");
    }

    @Test
    void zbar_reads_the_seals_from_the_damaged_picture() throws IOException, InterruptedException {
        assumeTrue(ForeignProgram.isInstalled("zbarimg"), "zbarimg is not installed (Debian: zbar-tools)");
        genuine(zbar(PrintScan.damage(PaperImages.render(CONFIRMATION, 200), 2, 8)), SealKind.BOARDING_CONFIRMATION);
        genuine(zbar(PrintScan.damage(PaperImages.render(PERMIT, 200), -2, 9)), SealKind.ENTRY_PERMIT);
    }

    /// The general English model of tesseract reads OCR-B but miscounts long runs of fillers, which it was never
    /// trained on; the name that fills its row has none.
    @Test
    void tesseract_reads_the_zone() throws IOException, InterruptedException {
        assumeTrue(ForeignProgram.isInstalled("tesseract"), "tesseract is not installed (Debian: tesseract-ocr)");
        EntryPermitContent content = PaperSamples.entryPermit("歐陽小玲", LONG);
        BufferedImage picture = PaperImages.render(EntryPermitPaper.pdf(content), 300);
        assertThat(tesseract(zone(picture))).isEqualTo(EntryPermitPaper.zone(content));
        assertThat(tesseract(PrintScan.damage(zone(picture), 0.5, 10))).isEqualTo(EntryPermitPaper.zone(content));
    }

    private static BufferedImage zone(BufferedImage picture) {
        int top = mm(88 - 23.2, 300);
        return picture.getSubimage(0, top, picture.getWidth(), picture.getHeight() - top);
    }

    private static int mm(double millimetres, int dpi) {
        return (int) Math.round(millimetres * dpi / 25.4);
    }

    private static void genuine(String scanned, SealKind kind) {
        assertThat(SealVerifier.verify(scanned, kind, SealSamples.list(), SealSamples.TODAY))
                .isInstanceOf(SealResult.Genuine.class);
    }

    private String zbar(BufferedImage picture) throws IOException, InterruptedException {
        return ForeignProgram.output(List.of("zbarimg", "-q", "--raw", png(picture))).strip();
    }

    private List<String> tesseract(BufferedImage picture) throws IOException, InterruptedException {
        return ForeignProgram.output(List.of("tesseract", png(picture), "-", "--dpi", "300", "--psm", "6", "-c",
                "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")).lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private String png(BufferedImage picture) throws IOException {
        File file = folder.resolve("picture.png").toFile();
        assertThat(ImageIO.write(picture, "png", file)).isTrue();
        return file.toString();
    }
}

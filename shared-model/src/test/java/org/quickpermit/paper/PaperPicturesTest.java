package org.quickpermit.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Draws the papers for the names that are hardest on a layout and leaves PDF and picture under `target/papers` for a
/// person to look at.
@Tag("QP-5")
@Tag("QP-6")
class PaperPicturesTest {
    private static final Path FOLDER = Path.of("target/papers");

    @ParameterizedTest
    @CsvSource({
            "plain, 陳大文, CHAN, TAI MAN",
            "four, 歐陽小玲, AU YEUNG, SIU LING",
            "six, 司徒阿麗古麗, SZETO, ALIGULI",
            "hkscs, 陳𨋢𠝹, CHAN, LIP DEI",
            "noglyph, 陳𠮶𠹝, CHAN, KO MAN",
            "long, 歐陽小玲, WICKRAMASINGHE ARACHCHIGE, MARIA KANTHI",
            "portuguese, , DA CRUZ SILVA, MARIA JOSE DOS ANJOS P LO",
            "none, , LI, NA"})
    void papers_hold_every_name(String id, @Nullable String chinese, String surname, String given)
            throws IOException {
        TravelDocument document = PaperSamples.document(surname, given);
        keep("confirmation-" + id, BoardingConfirmationPaper.pdf(PaperSamples.confirmation(chinese, document)), 110);
        keep("permit-" + id, EntryPermitPaper.pdf(PaperSamples.entryPermit(chinese, document)), 220);
    }

    @Test
    void statement_and_test_page_are_drawn() throws IOException {
        keep("test-page", TestPagePaper.pdf(PaperSamples.testPage()), 220);
        keep("statement", DepositStatementPaper.pdf(PaperSamples.statement(60)), 110);
        keep("month", MonthlyStatementPaper.pdf(PaperSamples.month(1)), 110);
        keep("statement-short", DepositStatementPaper.pdf(PaperSamples.statement(3)), 110);
    }

    private static void keep(String name, byte[] pdf, int dpi) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".pdf"), pdf);
        int number = 1;
        for (BufferedImage page : PaperImages.renderAll(pdf, dpi)) {
            String suffix = number == 1 ? "" : "-" + number;
            assertThat(ImageIO.write(page, "png", FOLDER.resolve(name + suffix + ".png").toFile())).isTrue();
            number++;
        }
    }
}

package org.quickpermit.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Text;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The papers as files: sizes, fonts, text, metadata.
@Tag("QP-5")
@Tag("QP-6")
class PaperFileTest {
    private static final double POINT = 25.4 / 72;
    private static final TravelDocument CHAN = PaperSamples.document("CHAN", "TAI MAN");

    private final BoardingConfirmationContent confirmation = PaperSamples.confirmation("陳大文", CHAN);
    private final EntryPermitContent permit = PaperSamples.entryPermit("陳大文", CHAN);

    @Test
    void sheets_have_their_exact_size() throws IOException {
        assertThat(sizes(BoardingConfirmationPaper.pdf(confirmation))).containsExactly("210.0 x 297.0");
        assertThat(sizes(EntryPermitPaper.pdf(permit))).containsExactly("125.0 x 88.0");
        assertThat(sizes(TestPagePaper.pdf(PaperSamples.testPage()))).containsExactly("125.0 x 88.0");
        assertThat(sizes(MonthlyStatementPaper.pdf(PaperSamples.month(1)))).hasSize(1);
        assertThat(sizes(MonthlyStatementPaper.pdf(PaperSamples.month(14)))).hasSize(3);
        assertThat(sizes(DepositStatementPaper.pdf(PaperSamples.statement(60)))).hasSize(3)
                .containsOnly("210.0 x 297.0");
    }

    @Test
    void every_font_is_embedded_as_a_subset() throws IOException {
        for (byte[] pdf : List.of(BoardingConfirmationPaper.pdf(confirmation), EntryPermitPaper.pdf(permit))) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                PDPage page = document.getPage(0);
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                }
            }
            assertThat(pdf.length).isLessThan(100_000);
        }
    }

    @Test
    void metadata_name_the_paper_and_nobody() throws IOException {
        try (PDDocument document = Loader.loadPDF(BoardingConfirmationPaper.pdf(confirmation))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-Hant");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("搭機證明 Boarding Confirmation");
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentInformation().getSubject()).isNull();
            assertThat(document.getDocumentInformation().getKeywords()).isNull();
        }
    }

    @Test
    void the_same_content_gives_the_same_bytes() {
        assertThat(EntryPermitPaper.pdf(permit)).isEqualTo(EntryPermitPaper.pdf(permit));
    }

    @Test
    void all_that_matters_on_the_confirmation_stands_in_its_upper_half() throws IOException {
        String upper = text(BoardingConfirmationPaper.pdf(confirmation), 0, 148.5);
        assertThat(upper).contains("陳大文", "CHAN, TAI MAN", "K01234567", "1980-02-29", "CHN", "2027-01-22",
                "2027-02-22", "QP-26-000123-H", "NT$200", "康泰旅行社", "2026-11-22 14:12", "臺中港", "Taichung Port",
                confirmation.permitId().humanNumber());
    }

    @Test
    void the_entry_permit_shows_its_content_twice_to_people_and_machines() throws IOException {
        String text = text(EntryPermitPaper.pdf(permit), 0, 88);
        assertThat(text).contains("陳大文", "CHAN, TAI MAN", "K01234567", "1980-02-29", "2027-02-22", "A0000123",
                permit.permitId().humanNumber(), EntryPermitPaper.zone(permit).getFirst(),
                EntryPermitPaper.zone(permit).getLast());
    }

    /// Doc 9303-3: ten characters per inch; rows 6.35 mm apart, the lower one's middle 9.4 mm above the edge.
    @Test
    void the_zone_stands_where_readers_look_at_true_pitch() throws IOException {
        List<TextPosition> zone = positions(EntryPermitPaper.pdf(permit)).stream()
                .filter(position -> position.getFont().getName().endsWith("OCRB"))
                .filter(position -> position.getYDirAdj() * POINT > 64)
                .toList();
        assertThat(zone).hasSize(72);
        for (int i = 0; i < 72; i++) {
            double expected = 6 + i % 36 * 2.54;
            assertThat(zone.get(i).getXDirAdj() * POINT).isCloseTo(expected, org.assertj.core.data.Offset.offset(0.02));
        }
        double upper = zone.getFirst().getYDirAdj() * POINT;
        double lower = zone.getLast().getYDirAdj() * POINT;
        assertThat(lower - upper).isCloseTo(6.35, org.assertj.core.data.Offset.offset(0.02));
        assertThat(88 - lower).isBetween(7.9, 8.4);
    }

    @Test
    void modules_are_half_a_millimetre_and_the_quiet_zone_is_quiet() {
        QrSymbol symbol = QrSymbol.of(confirmation.seal());
        assertThat(symbol.version()).isEqualTo(10);
        assertThat(31.35 / symbol.size()).isGreaterThanOrEqualTo(0.5);
        quiet(PaperImages.render(BoardingConfirmationPaper.pdf(confirmation), 300), 192 - 31.35, 17, 31.35);
        assertThat(28.5 / QrSymbol.of(permit.seal()).size()).isGreaterThanOrEqualTo(0.5);
        quiet(PaperImages.render(EntryPermitPaper.pdf(permit), 300), 125 - 6 - 28.5, 19, 28.5);
    }

    @ParameterizedTest
    @CsvSource({"陳𠮶文, CHAN, KO MAN", "陳𠹝, CHAN, DEI"})
    @Tag("EX-4")
    void a_chinese_name_without_a_glyph_is_left_out_as_a_whole_with_a_note(String chinese, String surname,
            String given) throws IOException {
        TravelDocument document = PaperSamples.document(surname, given);
        String confirmed = text(BoardingConfirmationPaper.pdf(PaperSamples.confirmation(chinese, document)), 0, 297);
        String permitted = text(EntryPermitPaper.pdf(PaperSamples.entryPermit(chinese, document)), 0, 88);
        assertThat(List.of(confirmed, permitted)).allSatisfy(text -> assertThat(text)
                .contains(document.displayName(), "中文姓名含無法列印之字")
                .doesNotContain("陳"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"康泰\u0000", "康泰\uD842", "康泰🚢", "康泰\n"})
    void any_other_missing_glyph_is_named_before_anything_is_drawn(String name) {
        BoardingConfirmationContent content = new BoardingConfirmationContent(confirmation.caseNumber(),
                confirmation.permitId(), CHAN, null, confirmation.applicationDate(), confirmation.boardUntil(),
                confirmation.lastUsableDay(), 2, 14, confirmation.fee(), confirmation.seal(),
                confirmation.stations(), new Text(name, "Kangtai"), confirmation.printedAt());
        assertThatThrownBy(() -> BoardingConfirmationPaper.pdf(content))
                .isInstanceOfSatisfying(MissingGlyphsException.class, e -> {
                    assertThat(e).hasMessageContaining("agencyName");
                    assertThat(e.codePoints()).isEqualTo(Glyphs.missing(name)).hasSize(1);
                });
    }

    @Test
    void pages_of_a_statement_are_numbered_and_totalled() throws IOException {
        byte[] pdf = DepositStatementPaper.pdf(PaperSamples.statement(60));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(3);
            assertThat(stripper.getText(document)).contains("第 3 頁，共 3 頁", "Page 3 of 3", "NT$150,000",
                    "-NT$11,400", "NT$238,600");
            stripper.setStartPage(1);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document)).contains("Page 1 of 3", "Page 2 of 3", "QP-26-000100-V");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 22, 23, 24, 25, 29, 30, 31, 53, 54, 60, 61})
    void no_line_of_a_statement_is_lost_and_none_touches_the_foot(int lines) throws IOException {
        byte[] pdf = DepositStatementPaper.pdf(PaperSamples.statement(lines));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text.lines().filter(line -> line.startsWith("2026-11-2") && !line.contains("–")
                    && line.contains("NT$"))).hasSize(lines);
            assertThat(text).contains("期末餘額");
        }
        assertThat(positions(pdf).stream().mapToDouble(p -> p.getYDirAdj() * POINT).filter(y -> y > 276 && y < 283))
                .isEmpty();
    }

    @Test
    void many_threads_draw_at_once() throws Exception {
        byte[] expected = EntryPermitPaper.pdf(permit);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> papers = IntStream.range(0, 16)
                    .mapToObj(i -> pool.submit(() -> {
                        BoardingConfirmationPaper.pdf(confirmation);
                        return EntryPermitPaper.pdf(permit);
                    }))
                    .toList();
            for (Future<byte[]> paper : papers) {
                assertThat(paper.get()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 35, 1201})
    void pictures_have_a_sensible_resolution(int dpi) {
        assertThatThrownBy(() -> PaperImages.render(new byte[0], dpi)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dpi");
    }

    @Test
    void what_is_no_pdf_gives_no_picture() {
        assertThatThrownBy(() -> PaperImages.render(new byte[]{1, 2, 3}, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void quiet(BufferedImage picture, double x, double y, double side) {
        double zone = side / 57 * QrSymbol.QUIET_ZONE;
        double pixel = 300 / 25.4;
        for (int row = (int) Math.ceil((y - zone) * pixel); row < (y + side + zone) * pixel - 1; row++) {
            for (int column = (int) Math.ceil((x - zone) * pixel); column < (x + side + zone) * pixel - 1; column++) {
                boolean inside = row > y * pixel - 2 && row < (y + side) * pixel + 2 && column > x * pixel - 2
                        && column < (x + side) * pixel + 2;
                if (!inside && (picture.getRGB(column, row) & 0xFFFFFF) != 0xFFFFFF) {
                    throw new AssertionError("ink in the quiet zone at %.2f, %.2f mm".formatted(column / pixel,
                            row / pixel));
                }
            }
        }
    }

    private static List<String> sizes(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> sizes = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                sizes.add("%.1f x %.1f".formatted(page.getMediaBox().getWidth() * POINT,
                        page.getMediaBox().getHeight() * POINT));
            }
            return sizes;
        }
    }

    private static List<TextPosition> positions(byte[] pdf) throws IOException {
        List<TextPosition> all = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    all.addAll(positions);
                }
            };
            stripper.getText(document);
        }
        return all;
    }

    private static String text(byte[] pdf, double fromMm, double toMm) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            org.apache.pdfbox.text.PDFTextStripperByArea stripper = new org.apache.pdfbox.text.PDFTextStripperByArea();
            stripper.addRegion("part", new java.awt.geom.Rectangle2D.Double(0, fromMm / POINT, 1000,
                    (toMm - fromMm) / POINT));
            stripper.extractRegions(document.getPage(0));
            return stripper.getTextForRegion("part");
        }
    }
}

package org.quickpermit.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Papers as pictures, for previews.
public final class PaperImages {
    private PaperImages() {}

    /// The first page.
    ///
    /// @param pdf a paper of this package
    /// @param dpi dots per inch, 36 to 1200
    /// @throws IllegalArgumentException when `dpi` is out of its range or the bytes are no PDF
    public static BufferedImage render(byte[] pdf, int dpi) {
        return renderAll(pdf, dpi).getFirst();
    }

    /// Every page, in order.
    ///
    /// @param pdf a paper of this package
    /// @param dpi dots per inch, 36 to 1200
    /// @throws IllegalArgumentException when `dpi` is out of its range or the bytes are no PDF
    public static List<BufferedImage> renderAll(byte[] pdf, int dpi) {
        if (dpi < 36 || dpi > 1200) {
            throw new IllegalArgumentException("dpi is 36 to 1200, not " + dpi);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(renderer.renderImageWithDPI(page, dpi, ImageType.RGB));
            }
            return pages;
        } catch (IOException e) {
            throw new IllegalArgumentException("the bytes are no PDF", e);
        }
    }
}

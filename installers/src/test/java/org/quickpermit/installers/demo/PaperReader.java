package org.quickpermit.installers.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;

import org.quickpermit.paper.Scanner;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads a paper as those do who get it: the barcode from its picture, the words from the page.
final class PaperReader {
    private static final int DPI = 300;
    private static final int PREVIEW_DPI = 110;

    private PaperReader() {}

    /// The picture of the first page, in shades of grey.
    static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
        }
    }

    /// The first page as a screen shows it.
    static BufferedImage preview(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, PREVIEW_DPI, ImageType.RGB);
        }
    }

    /// The words of the paper.
    static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// What a scanner reads from the paper's barcode.
    ///
    /// @throws AssertionError when there is no seal to read
    static String seal(byte[] pdf) throws IOException {
        String text = Scanner.read(picture(pdf));
        if (!text.startsWith("NIA1:")) {
            throw new AssertionError("the paper's barcode is no seal");
        }
        return text;
    }
}

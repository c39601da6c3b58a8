package org.quickpermit.installers.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads a paper as those do who get it: the barcode from its picture, the words from the page.
final class PaperReader {
    private static final int DPI = 300;

    private PaperReader() {}

    /// The picture of the first page, in shades of grey.
    static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
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
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture(pdf))));
        try {
            List<String> texts = Arrays.stream(new GenericMultipleBarcodeReader(new QRCodeReader())
                    .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS,
                            List.of(BarcodeFormat.QR_CODE))))
                    .map(com.google.zxing.Result::getText)
                    .filter(text -> text.startsWith("NIA1:"))
                    .toList();
            if (texts.size() == 1) {
                return texts.getFirst();
            }
            throw new AssertionError("the paper has " + texts.size() + " seals");
        } catch (NotFoundException e) {
            throw new AssertionError("no barcode can be read from the paper", e);
        }
    }
}

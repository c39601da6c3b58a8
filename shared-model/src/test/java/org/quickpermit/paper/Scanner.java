package org.quickpermit.paper;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/// Reads the barcode of a picture, looking at it in two ways as readers do from frame to frame.
final class Scanner {
    private Scanner() {}

    static String read(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        RGBLuminanceSource source = new RGBLuminanceSource(width, height,
                picture.getRGB(0, 0, width, height, null, 0, width));
        AssertionError unread = new AssertionError("no barcode can be read in the picture");
        for (Binarizer look : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
            try {
                return new QRCodeReader().decode(new BinaryBitmap(look), Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText();
            } catch (ReaderException e) {
                unread.addSuppressed(e);
            }
        }
        throw unread;
    }
}

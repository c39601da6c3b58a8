package org.quickpermit.paper;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
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

/// Reads the barcode of a picture, looking at it in several ways and from several distances, as readers do from frame to
/// frame.
public final class Scanner {
    private static final double[] DISTANCES = {1, 0.75, 0.5};

    private Scanner() {}

    /// The text of the one barcode in the picture.
    ///
    /// @throws AssertionError when no look finds one
    public static String read(BufferedImage picture) {
        AssertionError unread = new AssertionError("no barcode can be read in the picture");
        for (double distance : DISTANCES) {
            for (Binarizer look : looks(scaled(picture, distance))) {
                try {
                    return new QRCodeReader().decode(new BinaryBitmap(look), Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText();
                } catch (ReaderException e) {
                    unread.addSuppressed(e);
                }
            }
        }
        throw unread;
    }

    private static List<Binarizer> looks(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        RGBLuminanceSource source = new RGBLuminanceSource(width, height,
                picture.getRGB(0, 0, width, height, null, 0, width));
        return List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source));
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        if (scale == 1) {
            return picture;
        }
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return smaller;
    }
}

package org.quickpermit.paper;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/// A QR symbol at error correction level Q, which reads on with a quarter of it destroyed; its version follows from the
/// content. A seal's text uses the alphanumeric mode.
public final class QrSymbol {
    /// Light modules that have to stay around the symbol.
    public static final int QUIET_ZONE = 4;

    private final ByteMatrix matrix;
    private final int version;

    private QrSymbol(QRCode code) {
        this.matrix = code.getMatrix();
        this.version = code.getVersion().getVersionNumber();
    }

    /// The symbol of a text.
    ///
    /// @throws IllegalArgumentException when the text is empty or longer than a QR symbol can hold
    public static QrSymbol of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("seal is empty");
        }
        try {
            return new QrSymbol(Encoder.encode(text, ErrorCorrectionLevel.Q,
                    Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1")));
        } catch (WriterException e) {
            throw new IllegalArgumentException("seal does not fit a QR code", e);
        }
    }

    /// Modules per side.
    public int size() {
        return matrix.getWidth();
    }

    /// 1 to 40.
    public int version() {
        return version;
    }

    /// True where a module is dark.
    ///
    /// @param column from 0 at the left
    /// @param row from 0 at the top
    public boolean isDark(int column, int row) {
        return matrix.get(column, row) == 1;
    }
}

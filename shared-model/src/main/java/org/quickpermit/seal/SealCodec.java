package org.quickpermit.seal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.quickpermit.permit.PermitId;

/// Seals as bytes and as text.
///
/// The layout is that of ICAO's visible digital seal, version 4, with document types of our own:
///
/// | bytes | content |
/// |---|---|
/// | `DC 03` | magic, version |
/// | 2 | issuing country, C40: `TWN` |
/// | n | signer id (4), length of the reference (2 hexadecimal digits) and reference, C40 |
/// | 3 + 3 | day of issue, day of signing; here always the same |
/// | 1 + 1 | kind of paper ([SealKind]), category `50` |
/// | tag, length, value | in this order, each exactly once: `01` permit id, `02` copy number, `03` sheet number (entry permit only), `04` document number, `05` nationality, `06` birth date, `07` last day |
/// | `FF 40` | the 64 bytes r and s, over all bytes before |
///
/// Every seal has exactly one encoding: what is read is encoded again and has to give the same bytes.
final class SealCodec {
    static final String PREFIX = "NIA1:";

    /// A seal of the longest fields has 236 characters; what is longer is refused unread.
    static final int MAX_TEXT = 512;

    private static final String FAMILY = "NIA";
    private static final String COUNTRY = "TWN";
    private static final int MAGIC = 0xDC;
    private static final int VERSION = 0x03;
    private static final int CATEGORY = 0x50;
    private static final int SIGNER_LENGTH = 4;
    private static final int SIGNATURE_TAG = 0xFF;

    private SealCodec() {}

    /// What a text turned out to be.
    sealed interface Reading {}

    /// Built as a seal is; nothing is said yet about its signature. Lives only between reading and judging.
    @SuppressWarnings("ArrayRecordComponent")
    record Readable(Seal seal, byte[] content, byte[] signature) implements Reading {}

    /// Not a seal, or only part of one.
    record Unreadable(SealFault fault) implements Reading {}

    /// The bytes that are signed.
    static byte[] encode(Seal seal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String signer = seal.keyId().substring(0, SIGNER_LENGTH);
        String reference = seal.keyId().substring(SIGNER_LENGTH);
        out.write(MAGIC);
        out.write(VERSION);
        out.writeBytes(C40.encode(COUNTRY));
        out.writeBytes(C40.encode(String.format(Locale.ROOT, "%s%02X%s", signer, reference.length(), reference)));
        out.writeBytes(SealDates.encode(seal.issuedOn()));
        out.writeBytes(SealDates.encode(seal.issuedOn()));
        out.write(seal.kind().featureReference());
        out.write(CATEGORY);
        write(out, 1, C40.encode(seal.permitId().value()));
        write(out, 2, unsigned(seal.copyNumber()));
        if (seal.sheetNumber() != null) {
            write(out, 3, C40.encode(seal.sheetNumber()));
        }
        write(out, 4, C40.encode(seal.documentNumber()));
        write(out, 5, C40.encode(seal.nationality()));
        write(out, 6, SealDates.encode(seal.birthDate()));
        write(out, 7, SealDates.encode(seal.lastDay()));
        return out.toByteArray();
    }

    /// The barcode's text for signed content.
    static String text(byte[] content, byte[] signature) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(content);
        write(out, SIGNATURE_TAG, signature);
        return PREFIX + Base32.encode(out.toByteArray());
    }

    /// Reads a scanned text as far as its structure. Never throws.
    static Reading read(String scanned) {
        String text = scanned.strip();
        if (text.isEmpty() || scanned.length() > MAX_TEXT) {
            return new Unreadable(SealFault.NO_MESSAGE);
        }
        if (!text.startsWith(PREFIX)) {
            return new Unreadable(prefixFault(text));
        }
        String body = text.substring(PREFIX.length());
        if (!body.chars().allMatch(c -> Base32.ALPHABET.indexOf(c) >= 0)) {
            return new Unreadable(SealFault.FOREIGN_CHARACTER);
        }
        Optional<byte[]> bytes = Base32.decode(body);
        return bytes.isEmpty() ? new Unreadable(SealFault.INCOMPLETE) : parse(bytes.get());
    }

    private static SealFault prefixFault(String text) {
        if (PREFIX.startsWith(text)) {
            return SealFault.INCOMPLETE;
        }
        if (text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return SealFault.FOREIGN_CHARACTER;
        }
        boolean family = text.startsWith(FAMILY) && text.length() > 5 && text.charAt(4) == ':'
                && text.charAt(3) >= '0' && text.charAt(3) <= '9';
        return family ? SealFault.UNKNOWN_EDITION : SealFault.NOT_A_SEAL;
    }

    /// Running out of bytes means that the end is missing; everything else that is wrong means a wrong structure.
    private static Reading parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Seal seal = readContent(in);
            byte[] content = Arrays.copyOf(bytes, in.position());
            byte[] signature = readValue(in, SIGNATURE_TAG);
            boolean whole = signature.length == P256.SIGNATURE_LENGTH && !in.hasRemaining();
            return whole && Arrays.equals(content, encode(seal))
                    ? new Readable(seal, content, signature)
                    : new Unreadable(SealFault.MALFORMED);
        } catch (BufferUnderflowException _) {
            return new Unreadable(SealFault.INCOMPLETE);
        } catch (IllegalArgumentException _) {
            return new Unreadable(SealFault.MALFORMED);
        }
    }

    private static Seal readContent(ByteBuffer in) {
        check(readByte(in) == MAGIC && readByte(in) == VERSION);
        check(readC40(readBytes(in, 2)).equals(COUNTRY));
        String keyId = readKeyId(in);
        LocalDate issuedOn = readDate(readBytes(in, SealDates.LENGTH));
        readBytes(in, SealDates.LENGTH);
        SealKind kind = readKind(readByte(in));
        check(readByte(in) == CATEGORY);
        PermitId permitId = new PermitId(readC40(readValue(in, 1)));
        int copyNumber = readNumber(readValue(in, 2));
        String sheetNumber = kind == SealKind.ENTRY_PERMIT ? readC40(readValue(in, 3)) : null;
        String documentNumber = readC40(readValue(in, 4));
        String nationality = readC40(readValue(in, 5));
        LocalDate birthDate = readDate(readValue(in, 6));
        LocalDate lastDay = readDate(readValue(in, 7));
        return new Seal(kind, permitId, copyNumber, sheetNumber, documentNumber, nationality, birthDate, issuedOn,
                lastDay, keyId);
    }

    private static String readKeyId(ByteBuffer in) {
        byte[] fixed = readBytes(in, 4);
        String signerAndLength = readC40(fixed);
        check(signerAndLength.length() == SIGNER_LENGTH + 2);
        int length = Integer.parseInt(signerAndLength.substring(SIGNER_LENGTH), 16);
        check(length >= 1 && length <= 12);
        String reference = readC40(readBytes(in, (length + 2) / 3 * 2));
        check(reference.length() == length);
        return signerAndLength.substring(0, SIGNER_LENGTH) + reference;
    }

    private static SealKind readKind(int featureReference) {
        for (SealKind kind : SealKind.values()) {
            if (kind.featureReference() == featureReference) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of seal");
    }

    private static int readNumber(byte[] value) {
        check(value.length == 1 || value.length == 2);
        return value.length == 1 ? value[0] & 0xFF : (value[0] & 0xFF) << 8 | value[1] & 0xFF;
    }

    private static LocalDate readDate(byte[] value) {
        check(value.length == SealDates.LENGTH);
        return SealDates.decode(value).orElseThrow(() -> new IllegalArgumentException("not a date"));
    }

    private static String readC40(byte[] value) {
        return C40.decode(value).orElseThrow(() -> new IllegalArgumentException("not C40"));
    }

    private static byte[] readValue(ByteBuffer in, int tag) {
        check(readByte(in) == tag);
        int length = readByte(in);
        check(length < 0x80);
        return readBytes(in, length);
    }

    private static byte[] readBytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int readByte(ByteBuffer in) {
        return in.get() & 0xFF;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not built as a seal");
        }
    }

    private static byte[] unsigned(int number) {
        return number > 0xFF ? new byte[]{(byte) (number >>> 8), (byte) number} : new byte[]{(byte) number};
    }

    private static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        out.write(value.length);
        out.writeBytes(value);
    }
}

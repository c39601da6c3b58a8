package org.quickpermit.server.registers.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a CSV file row by row (RFC 4180: quotes, doubled quotes, CR LF or LF), in strict UTF-8: a byte that is no
/// character ends the reading with an error instead of becoming another character.
public final class Csv {
    private static final int LONGEST_FIELD = 1_000;
    private static final int MOST_FIELDS = 50;
    /// The byte order mark that spreadsheets put before the first field.
    private static final int MARK = 0xFEFF;

    private final BufferedReader reader;
    private long line;
    private boolean atEnd;
    private boolean atStart = true;

    /// @param bytes the file; the caller closes it
    public Csv(InputStream bytes) {
        this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16);
    }

    /// @param line line of its first character, from 1
    /// @param fields its fields
    public record Row(long line, List<String> fields) {}

    /// What stopped the reading.
    public enum Fault {
        /** A byte that is no UTF-8. */
        NOT_UTF8,
        /** A quote that is not closed, or text behind a closing quote. */
        QUOTES,
        /** A field or a row longer than any the registers have. */
        TOO_LONG
    }

    /// The file cannot be read as CSV from this line on.
    public static final class MalformedCsv extends Exception {
        private static final long serialVersionUID = 1;
        private final long line;
        private final Fault fault;

        MalformedCsv(long line, Fault fault) {
            super("line " + line + ": " + fault);
            this.line = line;
            this.fault = fault;
        }

        /// The line at fault, from 1.
        public long line() {
            return line;
        }

        /// What is wrong.
        public Fault fault() {
            return fault;
        }
    }

    /// The next row, or empty at the end. Empty lines are skipped.
    ///
    /// @throws MalformedCsv when the file cannot be read any further
    public Optional<Row> next() throws IOException, MalformedCsv {
        while (!atEnd) {
            long first = line + 1;
            List<String> fields = readRow();
            boolean blank = fields.size() == 1 && fields.getFirst().isEmpty();
            if (!blank) {
                return Optional.of(new Row(first, fields));
            }
        }
        return Optional.empty();
    }

    private List<String> readRow() throws IOException, MalformedCsv {
        line++;
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        long opened = line;
        boolean closed = false;
        while (true) {
            int character = read();
            if (character < 0) {
                atEnd = true;
            }
            if (quoted && character >= 0) {
                if (character == '"') {
                    quoted = false;
                    closed = true;
                } else {
                    line += character == '\n' ? 1 : 0;
                    append(field, character);
                }
            } else if (quoted) {
                // The line of the quote: the end of the file says nothing about where to look.
                throw new MalformedCsv(opened, Fault.QUOTES);
            } else if (character == '"' && (field.isEmpty() || closed)) {
                if (closed) {
                    append(field, '"');
                }
                quoted = true;
                opened = line;
                closed = false;
            } else if (character == ',' || character == '\n' || character < 0) {
                fields.add(endOf(field, character != ','));
                closed = false;
                if (character != ',') {
                    return fields;
                }
                if (fields.size() > MOST_FIELDS) {
                    throw new MalformedCsv(line, Fault.TOO_LONG);
                }
            } else if (closed && character != '\r') {
                throw new MalformedCsv(line, Fault.QUOTES);
            } else {
                append(field, character);
            }
        }
    }

    private int read() throws IOException, MalformedCsv {
        try {
            int character = reader.read();
            boolean mark = atStart && character == MARK;
            atStart = false;
            return mark ? reader.read() : character;
        } catch (CharacterCodingException e) {
            throw new MalformedCsv(line, Fault.NOT_UTF8);
        }
    }

    private static String endOf(StringBuilder field, boolean endOfRow) {
        int length = field.length();
        if (endOfRow && length > 0 && field.charAt(length - 1) == '\r') {
            field.setLength(length - 1);
        }
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    private void append(StringBuilder field, int character) throws MalformedCsv {
        if (field.length() >= LONGEST_FIELD) {
            throw new MalformedCsv(line, Fault.TOO_LONG);
        }
        field.append((char) character);
    }
}

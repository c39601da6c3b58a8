package org.quickpermit.kiosk.journal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The journal as a file of JSON lines that can be checked without the kiosk: a head with the number of entries and the
/// last hash, then every entry with its link of the chain. Logins of staff are masked; the chain covers the words left out
/// by their digest.
public final class JournalExport {
    private static final String FORMAT = "quickpermit-journal-1";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LOGIN = Pattern.compile("( by )\\S+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalExport() {}

    /// Whether a file is whole.
    public sealed interface Verdict {
        /// Every entry is there, as it was written and in its order.
        ///
        /// @param kiosk the kiosk that wrote it
        /// @param entries how many
        /// @param head hash of the last one
        record Whole(String kiosk, long entries, String head) implements Verdict {}

        /// It is not what the kiosk wrote.
        ///
        /// @param line the first line that is wrong, from 1
        /// @param why what is wrong with it
        record Broken(long line, String why) implements Verdict {}
    }

    /// Writes a file into a folder and returns when the disk has it.
    ///
    /// @param entries the journal, see [Journal#chain()]
    /// @param kiosk id of the kiosk
    /// @param folder an existing folder, as of a memory stick
    /// @param now moment of the export, part of the file's name
    /// @return the file
    /// @throws IOException when it cannot be written; nothing that looks whole is left behind
    /// @throws IllegalStateException when the chain of the journal itself is broken
    public static Path write(List<ChainedEntry> entries, String kiosk, Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Path file = folder.resolve("journal-" + kiosk.replaceAll("[^A-Za-z0-9-]", "_") + "-" + NAME.format(now)
                + ".jsonl");
        Path part = folder.resolve(file.getFileName() + ".part");
        try {
            lines(entries, kiosk, now, part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void lines(List<ChainedEntry> entries, String kiosk, Instant now, Path part) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW)) {
            ObjectNode head = JSON.createObjectNode().put("format", FORMAT).put("kiosk", kiosk)
                    .put("exportedAt", now.toString()).put("entries", entries.size())
                    .put("head", entries.isEmpty() ? EntryHash.START : entries.getLast().hash());
            out.write(JSON.writeValueAsString(head));
            out.write('\n');
            String previous = EntryHash.START;
            for (ChainedEntry entry : entries) {
                String digest = EntryHash.digest(entry.detail());
                String hash = EntryHash.of(previous, entry.sequence(), entry.at(), entry.print(), entry.step(), digest);
                if (!hash.equals(entry.hash())) {
                    throw new IllegalStateException("the journal's chain is broken at entry " + entry.sequence());
                }
                previous = hash;
                out.write(JSON.writeValueAsString(JSON.createObjectNode().put("sequence", entry.sequence())
                        .put("at", Instant.ofEpochMilli(entry.at()).toString()).put("print", entry.print())
                        .put("step", entry.step())
                        .put("detail", LOGIN.matcher(entry.detail()).replaceAll(login -> login.group(1) + "***"))
                        .put("detailDigest", digest).put("hash", hash)));
                out.write('\n');
            }
        }
    }

    /// Checks a file: each entry's link, that none is missing and that the last is the one of the head. A masked detail is
    /// checked by its digest alone.
    ///
    /// @throws IOException when the file cannot be read
    public static Verdict verify(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonNode head = node(in.readLine());
            if (head == null || !FORMAT.equals(head.path("format").asText())) {
                return new Verdict.Broken(1, "this is no journal exported by a kiosk");
            }
            long entries = 0;
            String previous = EntryHash.START;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode entry = node(line);
                String why = entry == null ? "not whole" : fault(entry, entries + 1, previous);
                if (!why.isEmpty() || entry == null) {
                    return new Verdict.Broken(entries + 2, why);
                }
                entries++;
                previous = entry.path("hash").asText();
            }
            if (entries != head.path("entries").asLong(-1)) {
                return new Verdict.Broken(entries + 1, "the file names " + head.path("entries").asLong(-1)
                        + " entries and holds " + entries);
            }
            return previous.equals(head.path("head").asText())
                    ? new Verdict.Whole(head.path("kiosk").asText(), entries, previous)
                    : new Verdict.Broken(1, "the last entry is not the one the file names");
        }
    }

    /// What is wrong with an entry, or nothing.
    private static String fault(JsonNode entry, long sequence, String previous) {
        if (entry.path("sequence").asLong() != sequence) {
            return "entry " + sequence + " is missing or out of its order";
        }
        String detail = entry.path("detail").asText();
        String digest = entry.path("detailDigest").asText();
        if (!detail.contains("***") && !EntryHash.digest(detail).equals(digest)) {
            return "the detail was changed";
        }
        String print = entry.path("print").isTextual() ? entry.path("print").asText() : null;
        long at;
        try {
            at = Instant.parse(entry.path("at").asText()).toEpochMilli();
        } catch (java.time.format.DateTimeParseException e) {
            return "the time is none";
        }
        String hash = EntryHash.of(previous, sequence, at, print, entry.path("step").asText(), digest);
        return hash.equals(entry.path("hash").asText()) ? "" : "the entry or one before it was changed";
    }

    private static @Nullable JsonNode node(@Nullable String line) {
        try {
            return line == null ? null : JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}

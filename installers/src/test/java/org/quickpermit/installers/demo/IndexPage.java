package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A page that shows a whole demo in order: every step with its words, what was seen, its pictures and papers. One file,
/// no script, nothing from elsewhere: it opens from the disk.
final class IndexPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>QuickPermit: the demo</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
            ol { list-style: none; padding: 0 }
            li { border-top: 1px solid #8886; padding: .7rem 0 }
            .number { display: inline-block; min-width: 2.2em; opacity: .7 }
            .failed { color: #c00; font-weight: bold }
            .seen { margin: .2rem 0 0 2.2em; opacity: .85; overflow-wrap: anywhere }
            figure { display: inline-block; margin: .6rem 1rem .3rem 2.2em; vertical-align: top }
            img { height: 15rem; max-width: 100%; border: 1px solid #8886; background: #fff; object-fit: contain }
            figcaption { font-size: .85rem }
            </style>
            <h1>QuickPermit: one traveller's journey, and those who were refused</h1>
            """;

    private IndexPage() {}

    /// Writes `index.html` into the folder.
    ///
    /// @param steps the steps that were played
    /// @param when the end of the demo
    static Path write(Path folder, Steps steps, ZonedDateTime when) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<p>Played on ").append(when.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)))
                .append(" by the real programs. All people are fictional. <b>").append(steps.summary())
                .append("</b>. Pictures and papers open at full size.</p>\n");
        String chapter = "";
        for (Steps.Told told : steps.told()) {
            if (!told.chapter().equals(chapter)) {
                page.append(chapter.isEmpty() ? "" : "</ol>\n").append("<h2>").append(escaped(told.chapter()))
                        .append("</h2>\n<ol>\n");
                chapter = told.chapter();
            }
            step(page, folder, told);
        }
        page.append("</ol>\n<p>Also in this folder: ");
        for (String other : new String[]{"server.log", "papers", "screens"}) {
            if (Files.exists(folder.resolve(other))) {
                page.append("<a href=\"").append(other).append("\">").append(other).append("</a> ");
            }
        }
        page.append("</p>\n</html>\n");
        return Files.writeString(folder.resolve("index.html"), page);
    }

    private static void step(StringBuilder page, Path folder, Steps.Told told) {
        page.append("<li><span class=\"number\">").append(told.number()).append("</span>")
                .append(told.passed() ? "" : "<span class=\"failed\">failed</span> ").append(escaped(told.words()));
        if (!told.seen().isEmpty()) {
            page.append("\n<p class=\"seen\">").append(escaped(told.seen())).append("</p>");
        }
        page.append("\n<div>");
        for (Path file : told.files()) {
            page.append(figure(folder.relativize(file).toString().replace('\\', '/'))).append('\n');
        }
        page.append("</div></li>\n");
    }

    private static String figure(String link) {
        if (link.endsWith(".txt")) {
            return "<p class=\"seen\"><a href=\"" + link + "\">" + link + "</a></p>";
        }
        String picture = link.replaceFirst("\\.pdf$", ".png");
        return "<figure><a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"%s\"></a><figcaption>%s</figcaption></figure>"
                .formatted(link, picture, caption(link), caption(link));
    }

    /// `screens/08-terminal-approved.png` as a person would say it.
    private static String caption(String link) {
        return link.replaceFirst("^.*/([0-9]+-)?", "").replaceFirst("\\.[a-z]+$", "").replace('-', ' ');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

package org.quickpermit.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Breaks a sentence into lines of even length, at the places where it may be broken: after a blank, after a Chinese or
/// Japanese comma or full stop, and at the places a text marks by `|`. A single character never stands alone on the last
/// line.
final class Lines {
    private static final int STEPS = 24;

    private Lines() {}

    /// The sentence with its line breaks; without any when it fits one line.
    ///
    /// @param sentence the words, with marks
    /// @param width how long a line may be
    /// @param measure how long words are
    static String even(String sentence, double width, ToDoubleFunction<String> measure) {
        List<String> parts = List.of(sentence.split("(?<=[ ，。、])|[|]"));
        String whole = String.join("", parts);
        if (measure.applyAsDouble(whole) <= width
                || parts.stream().anyMatch(part -> measure.applyAsDouble(part.strip()) > width)) {
            return whole;
        }
        int count = broken(parts, width, measure).size();
        double enough = width;
        double tooShort = 0;
        for (int i = 0; i < STEPS; i++) {
            double middle = (enough + tooShort) / 2;
            List<String> lines = broken(parts, middle, measure);
            if (lines.size() == count && lines.stream().allMatch(line -> measure.applyAsDouble(line) <= middle)) {
                enough = middle;
            } else {
                tooShort = middle;
            }
        }
        return String.join("\n", broken(parts, enough, measure));
    }

    private static List<String> broken(List<String> parts, double width, ToDoubleFunction<String> measure) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            if (!line.isEmpty() && measure.applyAsDouble((line + part).strip()) > width) {
                lines.add(line.strip());
                line = part;
            } else {
                line += part;
            }
        }
        lines.add(line.strip());
        return lines;
    }
}

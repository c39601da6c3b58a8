package org.quickpermit.time;

import java.time.LocalTime;
import java.util.List;

/// The hours of a working day, as spans without overlap, earliest first.
///
/// @param spans at least one span
public record OfficeHours(List<Span> spans) {
    /// 08:30–12:30 and 13:30–17:30, eight hours a day.
    public static final OfficeHours STANDARD = new OfficeHours(
            List.of(new Span(LocalTime.of(8, 30), LocalTime.of(12, 30)),
                    new Span(LocalTime.of(13, 30), LocalTime.of(17, 30))));

    /// @throws IllegalArgumentException when there is no span, or spans touch or overlap
    public OfficeHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("office hours: at least one span");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (!spans.get(i - 1).end().isBefore(spans.get(i).start())) {
                throw new IllegalArgumentException("office hours: spans in order, with a break between");
            }
        }
    }

    /// @param start first moment worked
    /// @param end end of work
    public record Span(LocalTime start, LocalTime end) {
        /// @throws IllegalArgumentException when the end is not after the start
        public Span {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("office hours: a span ends after it starts");
            }
        }
    }
}

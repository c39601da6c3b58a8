package org.quickpermit.server.quickpermit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.quickpermit.paper.Glyphs;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Agency;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts a case together as its agency sees it.
final class CaseViews {
    private final Agencies agencies;
    private final List<Station> stations;
    private final Map<String, Text> names = new ConcurrentHashMap<>();

    /// @param stations where the kiosks are, in order of arrival
    CaseViews(Agencies agencies, List<Station> stations) {
        this.agencies = agencies;
        // The one list of every answer: a copy made for each would be written as text for each.
        this.stations = List.copyOf(stations);
    }

    /// @param permit its permit as stored, null when refused
    /// @param today the day the permit's state is told for
    QuickPermitCase view(Handle handle, CaseRow row, @Nullable Permit permit, LocalDate today) {
        return view(name(handle, row.agencyId()), row, permit, today);
    }

    /// @param agencyName see [#name(Handle, String)]
    /// @param permit its permit as stored, null when refused
    /// @param today the day the permit's state is told for
    QuickPermitCase view(Text agencyName, CaseRow row, @Nullable Permit permit, LocalDate today) {
        return new QuickPermitCase(row.caseNumber(), row.outcome(), row.applicationDate(), row.decidedAt(),
                row.agencyId(), agencyName, row.clerk(), row.content().application(),
                row.content().grounds(), row.content().receipt(), permit == null ? null : view(permit, today),
                row.charge(), row.supersedes(), row.supersededBy());
    }

    private PermitView view(Permit permit, LocalDate today) {
        return new PermitView(permit.permitId(), permit.stateOn(today), permit.terms().boardUntil(),
                permit.terms().lastUsableDay(), permit.terms().entries(), permit.entriesUsed(),
                permit.terms().stayDays(), permit.terms().fee(), permit.seal(), stations, note(permit.chineseName()));
    }

    /// Said with the approval, before anybody waits for a paper: which characters of the Chinese name no paper can show.
    private static @Nullable Text note(@Nullable String chineseName) {
        List<Integer> missing = chineseName == null ? List.of() : Glyphs.missing(chineseName);
        if (missing.isEmpty()) {
            return null;
        }
        String points = missing.stream().map(point -> String.format(Locale.ROOT, "U+%04X", point))
                .collect(Collectors.joining(", "));
        return new Text("中文姓名含無法列印之字（" + points + "），證件上僅印英文姓名。",
                "The Chinese name has characters that cannot be printed (" + points
                        + "): the papers show the romanised name only.");
    }

    /// Name of an agency; names do not change.
    Text name(Handle handle, String agencyId) {
        Text known = names.get(agencyId);
        if (known != null) {
            return known;
        }
        Text name = agencies.find(handle, agencyId).map(Agency::name)
                .orElseThrow(() -> new IllegalStateException("a case of an unknown agency"));
        names.put(agencyId, name);
        return name;
    }
}

package org.quickpermit.kiosk.station;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What holds on every screen.
///
/// @param language language of the visit
/// @param home language the kiosk falls back to between visits
/// @param troubles what stands in the way of serving travellers; empty when all is well
/// @param visits number of visits so far; results of an earlier visit are recognised by it and dropped
/// @param spoken true while the traveller has the screens read aloud
public record Setting(Language language, Language home, Set<Trouble> troubles, long visits, boolean spoken) {
    public Setting {
        troubles = troubles.isEmpty() ? Set.of() : Set.copyOf(troubles);
    }

    /// A silent kiosk.
    public Setting(Language language, Language home, Set<Trouble> troubles, long visits) {
        this(language, home, troubles, visits, false);
    }

    /// A kiosk that has just been switched on: it knows of no trouble yet only where `troubles` is empty.
    public static Setting initial(Language home, Set<Trouble> troubles) {
        return new Setting(home, home, troubles, 0);
    }

    /// The same with another language.
    public Setting speaking(Language language) {
        return new Setting(language, home, troubles, visits, spoken);
    }

    /// The same with other troubles.
    public Setting with(Set<Trouble> troubles) {
        return new Setting(language, home, troubles, visits, spoken);
    }

    /// The same, read aloud or not.
    public Setting spoken(boolean aloud) {
        return new Setting(language, home, troubles, visits, aloud);
    }

    /// The same, one visit later.
    public Setting nextVisit() {
        return new Setting(language, home, troubles, visits + 1, spoken);
    }

    /// The same, as the next traveller finds it: in the kiosk's own language and silent.
    public Setting atRest() {
        return new Setting(home, home, troubles, visits);
    }

    /// The most urgent trouble.
    public Optional<Trouble> firstTrouble() {
        return troubles.isEmpty()
                ? Optional.empty()
                : Optional.of(EnumSet.copyOf(troubles).iterator().next());
    }
}

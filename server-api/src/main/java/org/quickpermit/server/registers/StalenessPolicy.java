package org.quickpermit.server.registers;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.quickpermit.server.decision.Register;

/// How old each register may be before it counts as unavailable. An old register is worse than none: it approves people
/// who were listed since.
///
/// @param limits longest age of each register; every register has one
public record StalenessPolicy(Map<Register, Duration> limits) {
    /// @throws IllegalArgumentException when a register has no limit, or one that is not positive
    public StalenessPolicy {
        limits = Map.copyOf(limits);
        for (Register register : Register.values()) {
            Duration limit = limits.get(register);
            if (limit == null || !limit.isPositive()) {
                throw new IllegalArgumentException("register " + register.label() + " needs an age limit above zero");
            }
        }
    }

    /// Three days for every register: the daily load may fail once, over a weekend too, before decisions stop.
    public static StalenessPolicy standard() {
        return allOf(Duration.ofDays(3));
    }

    /// The same limit for every register.
    public static StalenessPolicy allOf(Duration limit) {
        Map<Register, Duration> limits = new EnumMap<>(Register.class);
        for (Register register : Register.values()) {
            limits.put(register, limit);
        }
        return new StalenessPolicy(limits);
    }

    Duration limit(Register register) {
        Duration limit = limits.get(register);
        if (limit == null) {
            throw new IllegalStateException("no limit for " + register);
        }
        return limit;
    }
}

package org.quickpermit.offenders.cycle.one;

import org.quickpermit.offenders.cycle.two.NeedsOne;

/// Half of a cycle.
public class NeedsTwo {
    NeedsOne other() {
        return new NeedsOne();
    }
}

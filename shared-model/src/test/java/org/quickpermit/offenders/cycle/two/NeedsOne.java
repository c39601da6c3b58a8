package org.quickpermit.offenders.cycle.two;

import org.quickpermit.offenders.cycle.one.NeedsTwo;

/// The other half.
public class NeedsOne {
    NeedsTwo other() {
        return new NeedsTwo();
    }
}

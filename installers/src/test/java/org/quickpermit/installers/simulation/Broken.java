package org.quickpermit.installers.simulation;

import org.jspecify.annotations.Nullable;

/// Something that must never be the case is the case. An [Error], so that no code of the product swallows it.
final class Broken extends Error {
    private static final long serialVersionUID = 1;

    Broken(String what) {
        super(what);
    }

    Broken(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}

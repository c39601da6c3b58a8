package org.quickpermit.agency.printing;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the clerk where a file is to be saved.
@FunctionalInterface
public interface SavePlace {
    /// @param suggestedName name to suggest, with its extension
    /// @return where to save, empty when the clerk thought better of it
    Optional<Path> ask(String suggestedName);
}

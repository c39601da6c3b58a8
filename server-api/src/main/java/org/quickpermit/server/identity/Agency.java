package org.quickpermit.server.identity;

import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.Text;

/// A designated agency.
///
/// @param id short id
/// @param name its name in both languages
/// @param region where it works
public record Agency(String id, Text name, NewAgency.Region region) {}

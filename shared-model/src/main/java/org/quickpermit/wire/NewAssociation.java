package org.quickpermit.wire;

/// Registers an association of agencies: the body of `POST /api/v1/associations`.
///
/// @param id short id, 3 to 20 of `a-z0-9-`
/// @param name its name
public record NewAssociation(String id, Text name) {}

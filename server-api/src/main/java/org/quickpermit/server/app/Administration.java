package org.quickpermit.server.app;

import org.quickpermit.server.identity.Designations;
import org.quickpermit.server.identity.Enrolments;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Users;

/// The administrative use cases of a running server, for the command line, the demo and the bench, which have no
/// workstation to sign in at.
///
/// @param designations agencies
/// @param enrolments devices
/// @param users persons
/// @param cards token cards
public record Administration(Designations designations, Enrolments enrolments, Users users, TokenCards cards) {}

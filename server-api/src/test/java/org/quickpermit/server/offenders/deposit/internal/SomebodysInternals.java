package org.quickpermit.server.offenders.deposit.internal;

/// Something another feature has no business with.
public final class SomebodysInternals {}

package org.quickpermit.kiosk.standin;

/// Something of another program.
public final class Kiosk {}

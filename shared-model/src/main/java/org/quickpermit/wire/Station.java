package org.quickpermit.wire;

/// A service station with kiosks.
///
/// @param id short id, as `TPE-T1-S`
/// @param name name of the station
/// @param location where the kiosks stand: terminal, floor, landmark
/// @param kiosks how many kiosks stand there
public record Station(String id, Text name, Text location, int kiosks) {}

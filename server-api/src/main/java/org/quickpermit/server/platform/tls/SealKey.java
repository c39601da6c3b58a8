package org.quickpermit.server.platform.tls;

import java.security.KeyPair;
import java.time.LocalDate;

/// A key that signs seals.
///
/// @param pair P-256 key pair
/// @param madeOn the day it was made
/// @param lastDay the last day it may sign on
public record SealKey(KeyPair pair, LocalDate madeOn, LocalDate lastDay) {}

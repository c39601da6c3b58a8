package org.quickpermit.server.app;

import java.security.SecureRandom;
import java.time.Clock;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.identity.Devices;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.tls.ServerKeys;

import io.micrometer.core.instrument.MeterRegistry;

/// What every feature is built on. Only the composition root sees the whole; a feature's constructors take the parts they
/// need.
///
/// @param database the data
/// @param audit the audit log
/// @param keys keys to sign with
/// @param agencies the agencies
/// @param devices the device register, for reading
/// @param clock the time; its zone is Asia/Taipei
/// @param random source of numbers nobody can guess
/// @param meters where figures go
public record Platform(Database database, AuditLog audit, ServerKeys keys, Agencies agencies, Devices devices,
        Clock clock, SecureRandom random, MeterRegistry meters) {}

package org.quickpermit.server.quickpermit;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.deposit.Ledger;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.permit.LeaseStore;
import org.quickpermit.server.permit.PermitStore;
import org.quickpermit.server.permit.Retirement;
import org.quickpermit.server.platform.db.Database;

/// The books an application is written into, all in one transaction.
///
/// @param database the data
/// @param cases decided applications
/// @param permits permits
/// @param leases sheets on their way
/// @param retirement ends permits before their time
/// @param ledger deposits
/// @param once idempotency records
/// @param audit the audit log
public record Books(Database database, CaseStore cases, PermitStore permits, LeaseStore leases, Retirement retirement,
        Ledger ledger, Once once, AuditLog audit) {}

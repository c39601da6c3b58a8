package org.quickpermit.server.platform.db;

/// Counters of a database since its start.
///
/// @param queued writes waiting for the writer now; 0 on PostgreSQL
/// @param transactions write transactions finished
/// @param commits commits that made them durable; fewer than `transactions` where several shared one
public record DatabaseStatistics(int queued, long transactions, long commits) {}

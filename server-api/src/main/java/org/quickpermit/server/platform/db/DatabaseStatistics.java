package org.quickpermit.server.platform.db;

/// Counters of a database since its start.
///
/// @param queued writes waiting for the writer now; 0 on PostgreSQL
/// @param transactions write transactions finished
/// @param commits commits that made them durable; fewer than `transactions` where several shared one
/// @param logBytes size of the write-ahead log's file on disk; it is used again and again and grows to 64 MiB, beyond that
///        only by a larger transaction or while somebody reads for long; 0 on PostgreSQL
public record DatabaseStatistics(int queued, long transactions, long commits, long logBytes) {}

package org.quickpermit.wire;

import java.time.Instant;
import java.util.List;

/// The result of loading a register from a file: the answer to `POST /api/v1/registers/{register}/loads`. A file with
/// any rejected row changes nothing.
///
/// @param register name of the register
/// @param load number of the load
/// @param rows rows loaded
/// @param loadedAt when it went live
/// @param rejected the rejected rows, empty when it went live
public record RegisterLoad(String register, long load, long rows, Instant loadedAt, List<RejectedRow> rejected) {
    public RegisterLoad {
        rejected = List.copyOf(rejected);
    }

    /// @param line line of the file, from 1
    /// @param column name of the column
    /// @param text what is wrong and what to do
    public record RejectedRow(long line, String column, Text text) {}
}

package org.quickpermit.server.platform.http;

/// Answers one kind of call: decode, use case, encode.
@FunctionalInterface
public interface Handler {
    /// @param call the call, already admitted by its route's [Access]
    /// @throws ApiProblem when the call cannot be done; any other exception becomes a 500 without details
    Reply handle(Call call) throws Exception;
}

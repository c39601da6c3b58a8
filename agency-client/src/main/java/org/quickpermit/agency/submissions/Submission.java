package org.quickpermit.agency.submissions;

import java.time.Instant;

/// A change that is kept until the server has answered it.
///
/// @param key idempotency key, made before the first send
/// @param madeAt when it was made
/// @param draft what it does
public record Submission(String key, Instant madeAt, Draft draft) {}

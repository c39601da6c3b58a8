package org.quickpermit.server.platform.http;

import java.util.Locale;

/// What a person sees in the browser where the API would answer a problem.
@FunctionalInterface
public interface ProblemPage {
    /// @param problem what cannot be done
    /// @param path path that was asked for
    /// @param locale language of the person
    /// @param supportCode code under which the log has the call
    /// @return the page, or the way to the page that helps
    Reply of(ApiProblem problem, String path, Locale locale, String supportCode);
}

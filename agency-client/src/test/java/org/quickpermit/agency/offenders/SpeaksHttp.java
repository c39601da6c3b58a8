package org.quickpermit.agency.offenders;

import okhttp3.Request;

/// A class that makes a request of its own.
public final class SpeaksHttp {
    /// Makes one.
    public Object request() {
        return new Request.Builder().url("https://localhost/").build();
    }
}

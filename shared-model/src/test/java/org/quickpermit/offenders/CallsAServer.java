package org.quickpermit.offenders;

import java.net.http.HttpClient;

class CallsAServer {
    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}

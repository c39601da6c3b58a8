package org.quickpermit.agency.gateway;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

import okhttp3.HttpUrl;

/// Where the server is and how the two know each other.
///
/// @param base base address, `https://host:port`
/// @param sockets makes TLS connections that show this terminal's certificate
/// @param trust accepts certificates of the enrolled authority and no others
public record ServerLink(HttpUrl base, SSLSocketFactory sockets, X509TrustManager trust) {}

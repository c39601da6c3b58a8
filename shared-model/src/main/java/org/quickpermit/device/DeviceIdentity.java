package org.quickpermit.device;

import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import org.quickpermit.wire.Text;

/// What an enrolled device is: its key and certificate, the authority it trusts, and where its server is.
///
/// @param deviceId id of the device
/// @param name what it is called
/// @param agencyName agency of a terminal, empty for any other device
/// @param server base address of the server, `https://host:port`
/// @param key private key, made on this machine
/// @param certificate client certificate
/// @param authority certificate of the system's own authority
/// @param secret random, of this data folder, 64 hexadecimal digits; unlike the key it outlives the certificate, so what
///        is sealed with it can still be opened after a renewal
public record DeviceIdentity(String deviceId, String name, Text agencyName, URI server, PrivateKey key,
        X509Certificate certificate, X509Certificate authority, String secret) {
    /// The same device at another address of its server, which must show a certificate of the same authority.
    public DeviceIdentity at(URI address) {
        return new DeviceIdentity(deviceId, name, agencyName, address, key, certificate, authority, secret);
    }

    /// The same device with another key and its certificate.
    DeviceIdentity with(PrivateKey other, X509Certificate renewed) {
        return new DeviceIdentity(deviceId, name, agencyName, server, other, renewed, authority, secret);
    }

    @Override
    public String toString() {
        return "DeviceIdentity[" + deviceId + " at " + server + "]";
    }
}

package org.quickpermit.server.app.demo;

import java.util.List;

import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;

import org.jspecify.annotations.Nullable;

/// What `demo.json` holds: everything a person or a script needs to call the demo server.
///
/// @param server base address
/// @param caCertificate file with the authority's certificate, the only one to trust
/// @param devices machines with their certificates and keys
/// @param users people with their passwords and token seeds
/// @param tickets files to enrol further machines with, such as the desktop programs
public record DemoAccess(String server, String caCertificate, List<Machine> devices, List<User> users,
        List<String> tickets) {
    public DemoAccess {
        devices = List.copyOf(devices);
        users = List.copyOf(users);
        tickets = List.copyOf(tickets);
    }

    /// @param id what users' `device` and the file names refer to
    /// @param name what it is called
    /// @param kind what it is
    /// @param deviceId its id
    /// @param certificate file with its certificate, PEM
    /// @param key file with its key, PEM
    /// @param agencyId agency of a terminal
    /// @param kioskId place of a kiosk
    public record Machine(String id, String name, DeviceKind kind, String deviceId, String certificate, String key,
            @Nullable String agencyId, @Nullable String kioskId) {}

    /// @param login login name
    /// @param displayName name to show
    /// @param role what the person may do
    /// @param password password
    /// @param tokenSeed Base32 seed of the token card; `oathtool --totp -b SEED` shows its code
    /// @param device id of the machine to sign in at
    public record User(String login, String displayName, Role role, String password, String tokenSeed,
            String device) {}

    /// The machine with an id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Machine machine(String id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no machine " + id));
    }
}

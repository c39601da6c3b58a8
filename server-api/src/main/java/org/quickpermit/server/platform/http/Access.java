package org.quickpermit.server.platform.http;

import java.util.EnumSet;
import java.util.Set;

import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;

/// Who may call a route. Every route states it; what no route states is refused.
public sealed interface Access {
    /// Anybody, without a client certificate: health, the API description, and the enrolment that gives the certificate.
    record Anyone() implements Access {}

    /// An enrolled machine, with or without a person signed in.
    ///
    /// @param kinds the kinds of machine admitted, never empty
    record Device(Set<DeviceKind> kinds) implements Access {
        public Device {
            kinds = Set.copyOf(kinds);
        }
    }

    /// A person signed in at an enrolled machine.
    ///
    /// @param kinds the kinds of machine admitted, never empty
    /// @param roles the roles admitted, never empty
    record Person(Set<DeviceKind> kinds, Set<Role> roles) implements Access {
        public Person {
            kinds = Set.copyOf(kinds);
            roles = Set.copyOf(roles);
        }
    }

    /// A person signed in by a browser on an enrolled machine: the session comes in a cookie and serves pages only.
    ///
    /// @param kinds the kinds of machine admitted, never empty
    /// @param roles the roles admitted, never empty
    record Browser(Set<DeviceKind> kinds, Set<Role> roles) implements Access {
        /// Name of the cookie: its prefix makes browsers hold it to this host, to TLS and to the path `/` (RFC 6265bis).
        public static final String COOKIE = "__Host-session";

        public Browser {
            kinds = Set.copyOf(kinds);
            roles = Set.copyOf(roles);
        }
    }

    /// Anybody, without a client certificate.
    static Access anyone() {
        return new Anyone();
    }

    /// Machines of the given kinds, nobody needs to be signed in.
    static Access device(DeviceKind first, DeviceKind... more) {
        return new Device(EnumSet.of(first, more));
    }

    /// Machines of every kind, nobody needs to be signed in.
    static Access anyDevice() {
        return new Device(EnumSet.allOf(DeviceKind.class));
    }

    /// Persons with one of the given roles, signed in at a machine of the given kind.
    static Access person(DeviceKind kind, Role first, Role... more) {
        return new Person(EnumSet.of(kind), EnumSet.of(first, more));
    }

    /// Persons with one of the given roles, signed in by a browser on a workstation.
    static Access browser(Role first, Role... more) {
        return new Browser(EnumSet.of(DeviceKind.WORKSTATION), EnumSet.of(first, more));
    }

    /// Any person signed in at any machine.
    static Access anyPerson() {
        return new Person(EnumSet.allOf(DeviceKind.class), EnumSet.allOf(Role.class));
    }
}

package org.quickpermit.server.standin;

/// Something of another program.
public final class Server {}

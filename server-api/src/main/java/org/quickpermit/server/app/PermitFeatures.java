package org.quickpermit.server.app;

import java.nio.file.Path;

import org.quickpermit.server.identity.Agency;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.RegisterLoad;

import org.jdbi.v3.core.Handle;

/// The features of the quick permit, wired on the platform: registers, decision, deposit, permits, stations, inspection.
public final class PermitFeatures implements AutoCloseable {
    /// Builds the features.
    public PermitFeatures(Platform platform) {}

    /// Adds the routes of every feature.
    public void addRoutes(Router router) {}

    /// Opens the deposit account of a new agency, in the transaction that adds it.
    public void agencyAdded(Handle handle, Agency agency) {}

    /// True when a station has this id.
    public boolean stationExists(Handle handle, String stationId) {
        return false;
    }

    /// Loads a register from a CSV file, as the command line and the demo do.
    ///
    /// @param register name of the register
    /// @param file the file, UTF-8
    /// @return what was loaded, or the rejected rows; then nothing changed
    public RegisterLoad loadRegister(String register, Path file) {
        throw new UnsupportedOperationException(register + " " + file);
    }

    /// Ends what runs in the background.
    @Override
    public void close() {}
}

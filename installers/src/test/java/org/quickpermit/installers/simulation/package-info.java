/// A simulated day: the server's features, three kiosks at two stations, their printers, readers, disks, network and clocks in one process with virtual time, drawn from a seed. Faults of every kind are injected, and after every change the invariants are checked against what physically came out of the printers.
@NullMarked
package org.quickpermit.installers.simulation;

import org.jspecify.annotations.NullMarked;

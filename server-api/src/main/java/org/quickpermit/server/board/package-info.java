/// The board of all stations: what every kiosk says of itself, what that asks of people, how many permits come out by the
/// hour, and when a tray will be empty.
@NullMarked
package org.quickpermit.server.board;

import org.jspecify.annotations.NullMarked;

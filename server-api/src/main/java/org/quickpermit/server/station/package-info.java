/// The service stations and their kiosks, and what a kiosk knows of itself and its neighbours.
@NullMarked
package org.quickpermit.server.station;

import org.jspecify.annotations.NullMarked;

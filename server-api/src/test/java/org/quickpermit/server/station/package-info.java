/// Tests of the stations.
@NullMarked
package org.quickpermit.server.station;

import org.jspecify.annotations.NullMarked;

/// The messages of the HTTP API as records, the paths they travel on, and the one JSON mapping both sides use. Samples under the test resources are read by the server's and the clients' tests alike.
@NullMarked
package org.quickpermit.wire;

import org.jspecify.annotations.NullMarked;

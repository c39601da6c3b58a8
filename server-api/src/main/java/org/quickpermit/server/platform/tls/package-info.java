/// Keys and certificates of the installation: its own authority, the server's certificate, and the key that signs seals. They live in files of the data folder, never in the database.
@NullMarked
package org.quickpermit.server.platform.tls;

import org.jspecify.annotations.NullMarked;

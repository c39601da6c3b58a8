/// Tables, SQL and file formats of the check registers.
@NullMarked
package org.quickpermit.server.registers.internal;

import org.jspecify.annotations.NullMarked;

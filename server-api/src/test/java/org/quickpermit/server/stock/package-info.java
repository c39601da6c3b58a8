/// Tests of numbered blank sheets.
@NullMarked
package org.quickpermit.server.stock;

import org.jspecify.annotations.NullMarked;

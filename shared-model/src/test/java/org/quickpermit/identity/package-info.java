/// Tests of identity numbers against published vectors.
@NullMarked
package org.quickpermit.identity;

import org.jspecify.annotations.NullMarked;

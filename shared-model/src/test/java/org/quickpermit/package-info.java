/// Rules that the code of every module keeps.
@NullMarked
package org.quickpermit;

import org.jspecify.annotations.NullMarked;

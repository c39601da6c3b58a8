/// Tests of periods, working time and civil dates against the vectors of the law and the forms.
@NullMarked
package org.quickpermit.time;

import org.jspecify.annotations.NullMarked;

/// Tests of the benches: their arithmetic, their people, and one small run of each whose structure is checked, never its times.
@NullMarked
package org.quickpermit.installers.bench;

import org.jspecify.annotations.NullMarked;

/// End-to-end tests: programs in processes of their own, cut off in the middle of their work.
@NullMarked
package org.quickpermit.installers.e2e;

import org.jspecify.annotations.NullMarked;

/// Tests of the calls from outside.
@NullMarked
package org.quickpermit.installers.remote;

import org.jspecify.annotations.NullMarked;

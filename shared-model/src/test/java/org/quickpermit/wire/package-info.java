/// The samples of the API's messages that the tests of every program read, and the tests of the messages themselves.
@NullMarked
package org.quickpermit.wire;

import org.jspecify.annotations.NullMarked;

/// Tests of enrolment, the kept identity and the link to the server, over real TLS with an authority of their own.
@NullMarked
package org.quickpermit.device;

import org.jspecify.annotations.NullMarked;

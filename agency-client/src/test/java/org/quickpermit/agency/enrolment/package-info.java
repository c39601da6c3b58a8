/// Tests of the enrolment page.
@NullMarked
package org.quickpermit.agency.enrolment;

import org.jspecify.annotations.NullMarked;

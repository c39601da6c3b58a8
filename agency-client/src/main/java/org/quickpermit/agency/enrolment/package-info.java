/// The page on which a machine becomes a known terminal.
@NullMarked
package org.quickpermit.agency.enrolment;

import org.jspecify.annotations.NullMarked;

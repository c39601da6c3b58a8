/// The agency's own cases: today's beside the form, and all of them by search, each opened in the decision's place.
@NullMarked
package org.quickpermit.agency.cases;

import org.jspecify.annotations.NullMarked;

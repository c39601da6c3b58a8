/// Identity numbers of Hong Kong, Macau and Taiwan: form and check digit, one canonical text for each.
@NullMarked
package org.quickpermit.identity;

import org.jspecify.annotations.NullMarked;

/// A traveller's application from the passport to the submission: the field that takes a swipe, a paste or typing and nothing an input method makes of it; the checks that name the character at fault; the origin of every field; and the same form for a correction.
@NullMarked
package org.quickpermit.agency.newapplication;

import org.jspecify.annotations.NullMarked;

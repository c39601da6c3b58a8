/// What became of an application, in the largest place of the screen: under way, without an answer, approved, refused with its reasons; and what can be done then: print, save, correct, cancel, next traveller.
@NullMarked
package org.quickpermit.agency.outcome;

import org.jspecify.annotations.NullMarked;

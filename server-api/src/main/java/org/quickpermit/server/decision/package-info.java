/// The decision of a quick permit as a pure function: facts in, decision out. Time, look-ups and numbers are arguments; nothing here reads a clock, a database or a random source, so that a stored application with its findings can be decided again at any time.
@NullMarked
package org.quickpermit.server.decision;

import org.jspecify.annotations.NullMarked;

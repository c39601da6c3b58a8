/// The check registers: what they hold about a traveller at the moment of a decision, how old they are, how files and officers fill them.
@NullMarked
package org.quickpermit.server.registers;

import org.jspecify.annotations.NullMarked;

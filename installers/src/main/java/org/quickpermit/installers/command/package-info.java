/// What the commands of this module have in common on the command line.
@NullMarked
package org.quickpermit.installers.command;

import org.jspecify.annotations.NullMarked;

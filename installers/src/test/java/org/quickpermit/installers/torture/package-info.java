/// The kill loop: the real server and the real kiosk in processes of their own, over HTTPS, IPP and a pseudo-terminal, killed with SIGKILL at random moments while they print; after every round the books are compared with what came out of the printer.
@NullMarked
package org.quickpermit.installers.torture;

import org.jspecify.annotations.NullMarked;

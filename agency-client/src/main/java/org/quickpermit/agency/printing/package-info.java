/// The boarding confirmation on its way to paper: drawn as a PDF, shown, handed to a printer or saved as a file. Which printer was used last is remembered.
@NullMarked
package org.quickpermit.agency.printing;

import org.jspecify.annotations.NullMarked;

/// The demo: the whole journey of one traveller after another through the real programs, a step a line. It stands on the test side because it holds the simulated scanner and printer.
@NullMarked
package org.quickpermit.installers.demo;

import org.jspecify.annotations.NullMarked;

/// The terminal as a program: command line, composition root, the window with its bars, pages and keys. Everything is wired here by constructor, from top to bottom.
@NullMarked
package org.quickpermit.agency.app;

import org.jspecify.annotations.NullMarked;

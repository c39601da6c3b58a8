/// The bureau's console in the browser: signing in and out, the frame every page stands in, its words in both languages,
/// and what a person sees where something cannot be done. Pages are rendered here on the server and run no script.
@NullMarked
package org.quickpermit.server.console;

import org.jspecify.annotations.NullMarked;

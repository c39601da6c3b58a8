/// Configuration: typed values from a file, the environment and the command line, checked as a whole before anything starts.
@NullMarked
package org.quickpermit.server.platform.config;

import org.jspecify.annotations.NullMarked;

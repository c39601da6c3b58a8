/// Tests of the configuration.
@NullMarked
package org.quickpermit.server.platform.config;

import org.jspecify.annotations.NullMarked;

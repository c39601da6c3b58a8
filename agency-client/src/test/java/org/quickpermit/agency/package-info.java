/// What the terminal's tests share: a server made of memory, tasks without threads, the architecture's rules.
@NullMarked
package org.quickpermit.agency;

import org.jspecify.annotations.NullMarked;

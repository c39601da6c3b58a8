/// Changes that must reach the server once and only once: an application, a correction, a cancellation. Each gets its key and is kept on disk before it is sent, and is asked again under the same key until the server has answered, through lost answers and restarts.
@NullMarked
package org.quickpermit.agency.submissions;

import org.jspecify.annotations.NullMarked;

/// Measurements of the programs, each beside a floor taken in the same run: what the machine could do at best with the same reads and the same durable write and nothing else. Every bench prints a table and writes JSON.
@NullMarked
package org.quickpermit.installers.bench;

import org.jspecify.annotations.NullMarked;

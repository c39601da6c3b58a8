/// Speech by a program of the operating system: speech-dispatcher's `spd-say` or `espeak-ng`.
@NullMarked
package org.quickpermit.kiosk.voice.internal;

import org.jspecify.annotations.NullMarked;

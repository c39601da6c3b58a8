/// Tests of the spoken prompts, with a real program that writes down what it was told to say.
@NullMarked
package org.quickpermit.kiosk.voice;

import org.jspecify.annotations.NullMarked;

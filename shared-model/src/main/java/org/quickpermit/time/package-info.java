/// Civil time: periods by the Civil Code, the working calendar, and dates written by Western or Republic years. Nothing here asks a clock what day it is; the day is always an argument.
@NullMarked
package org.quickpermit.time;

import org.jspecify.annotations.NullMarked;

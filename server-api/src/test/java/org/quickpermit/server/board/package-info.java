/// Tests of the board.
@NullMarked
package org.quickpermit.server.board;

import org.jspecify.annotations.NullMarked;

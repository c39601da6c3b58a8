/// Tests that keep the documents and the code from drifting apart: rows of the requirements against code and tests, paths, commands and catalogues against what is there.
@NullMarked
package org.quickpermit.installers.docs;

import org.jspecify.annotations.NullMarked;

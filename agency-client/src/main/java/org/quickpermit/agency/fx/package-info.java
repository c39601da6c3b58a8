/// What all screens of the terminal share: language and texts, fonts, background work, loading of forms, the controls of the house. Knows no feature.
@NullMarked
package org.quickpermit.agency.fx;

import org.jspecify.annotations.NullMarked;

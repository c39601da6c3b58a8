/// The form of an application's fields: what may stand in each, before anything is decided. Asked by the terminal while the clerk types and by the server when the application comes. Pure.
@NullMarked
package org.quickpermit.form;

import org.jspecify.annotations.NullMarked;

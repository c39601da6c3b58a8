/// Tests of the form of an application's fields.
@NullMarked
package org.quickpermit.form;

import org.jspecify.annotations.NullMarked;

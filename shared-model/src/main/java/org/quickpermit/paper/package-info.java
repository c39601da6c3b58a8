/// The papers: boarding confirmation, entry permit, deposit statement and the kiosk's test page, each a pure function from its content to the bytes of a PDF with every font embedded. Nothing else in this module touches PDFBox, ZXing or AWT.
@NullMarked
package org.quickpermit.paper;

import org.jspecify.annotations.NullMarked;

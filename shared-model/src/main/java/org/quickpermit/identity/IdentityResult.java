package org.quickpermit.identity;

import org.quickpermit.wire.Text;

/// What [IdentityNumbers#parse] makes of what was typed.
public sealed interface IdentityResult {
    /// @param number the number
    record Valid(IdentityNumber number) implements IdentityResult {}

    /// @param position the character at fault in the text as typed, from 1; 0 when it is the whole text
    /// @param fault why
    record Invalid(int position, IdentityFault fault) implements IdentityResult {
        /// Place, reason and remedy in one sentence.
        public Text text() {
            if (position == 0) {
                return fault.text();
            }
            return new Text("第" + position + "碼：" + fault.text().zh(),
                    "Position " + position + ": " + fault.text().en());
        }
    }
}

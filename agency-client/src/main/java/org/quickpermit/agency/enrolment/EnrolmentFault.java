package org.quickpermit.agency.enrolment;

import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// An enrolment that did not happen. Nothing was stored.
public final class EnrolmentFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final String supportCode;

    /// @param text what is wrong and what to do
    /// @param supportCode code to quote to the bureau, empty when there is none
    /// @param cause what lies behind it
    public EnrolmentFault(Text text, String supportCode, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.text = text;
        this.supportCode = supportCode;
    }

    /// What is wrong and what to do.
    public Text text() {
        return text;
    }

    /// Code to quote to the bureau, empty when there is none.
    public String supportCode() {
        return supportCode;
    }
}

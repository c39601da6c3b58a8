package org.quickpermit.installers.demo;

import java.util.List;

import org.quickpermit.wire.QuickPermitCase;

/// A clerk at a travel agency's counter, whatever the clerk works with.
interface Counter {
    /// Swipes the passport, types what it does not carry, submits.
    ///
    /// @return the decided case, approved or refused
    QuickPermitCase apply(Traveller traveller) throws Exception;

    /// Swipes a document whose zone does not read.
    ///
    /// @return what the clerk is told
    String swipeRejected(List<String> rows) throws Exception;

    /// Corrects the Chinese name of the case decided last and submits the correction.
    ///
    /// @return the new case
    QuickPermitCase correct(QuickPermitCase decided, Traveller corrected, String reason) throws Exception;

    /// The boarding confirmation of a case, as the clerk hands it over.
    ///
    /// @return the PDF
    byte[] confirmation(QuickPermitCase approved) throws Exception;
}

package org.quickpermit.agency.printing;

import java.util.List;

/// Puts a PDF on paper. Calls block.
public interface ConfirmationPrinter {
    /// Names of the printers this machine knows, the usual one first; empty when there is none.
    List<String> printers();

    /// Hands a paper of A4 to a printer at its actual size. When this returns, the printer's queue has it; no system
    /// tells whether the sheet came out.
    ///
    /// @param pdf the paper
    /// @param printer one of [#printers()]
    /// @param title name of the job in the queue; no personal data
    /// @throws PrintFault when the queue did not take it
    void print(byte[] pdf, String printer, String title) throws PrintFault;

    /// A paper that did not get into a queue.
    final class PrintFault extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param message what the printing system said
        public PrintFault(String message) {
            super(message);
        }

        /// @param message what the printing system said
        /// @param cause what lies behind it
        public PrintFault(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

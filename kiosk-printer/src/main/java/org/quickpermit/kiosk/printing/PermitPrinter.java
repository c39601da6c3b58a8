package org.quickpermit.kiosk.printing;

import java.util.Optional;

/// A printer that prints permits. Every call asks the device; none of them repeats anything by itself.
public interface PermitPrinter {
    /// What the printer says of itself.
    ///
    /// @throws PrinterException when it does not answer, or not in its protocol
    PrinterStatus status() throws PrinterException;

    /// Opens a job without a document: nothing can come out yet, so that its number can be written down first.
    ///
    /// @param name what the queue shows; holds no personal data
    /// @return the job's number
    /// @throws PrinterException when it is refused or not answered
    int createJob(String name) throws PrinterException;

    /// Sends the one document of a job. From here on a sheet may come out, whatever this call ends with.
    ///
    /// @param job number of the job
    /// @param pdf the page, 125 by 88 mm
    /// @throws PrinterException when it is refused or not answered
    void sendDocument(int job, byte[] pdf) throws PrinterException;

    /// What the printer says of a job; empty when it does not know the job, as after it was switched off and on.
    ///
    /// @throws PrinterException when it does not answer
    Optional<JobStatus> job(int job) throws PrinterException;

    /// Asks the printer to drop a job.
    ///
    /// @throws PrinterException when it is refused or not answered
    void cancel(int job) throws PrinterException;

    /// Cancels every unfinished job this kiosk left behind, and makes sure that none is left.
    ///
    /// @return how many there were
    /// @throws PrinterException when it is refused or not answered, or a job is still there afterwards
    int purge() throws PrinterException;
}

package org.quickpermit.kiosk.printing;

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

    /// What the printer says of a job.
    ///
    /// @throws PrinterException when it does not answer, or does not know the job
    JobStatus job(int job) throws PrinterException;

    /// Asks the printer to drop a job.
    ///
    /// @throws PrinterException when it is refused or not answered
    void cancel(int job) throws PrinterException;

    /// Cancels every unfinished job this kiosk left behind.
    ///
    /// @return how many there were
    /// @throws PrinterException when it is refused or not answered
    int purge() throws PrinterException;
}

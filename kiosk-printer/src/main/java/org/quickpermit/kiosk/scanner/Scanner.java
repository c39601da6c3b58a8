package org.quickpermit.kiosk.scanner;

/// A barcode reader. It tells its listener what it reads and whether it is there; it never blocks its caller.
public interface Scanner extends AutoCloseable {
    /// True while the reader is connected and open.
    boolean connected();

    @Override
    void close();

    /// Hears what a reader reads. Called on the reader's own thread; must return quickly.
    interface Listener {
        /// The first bytes of a read arrived.
        void began();

        /// A read ended.
        void read(Frame frame);

        /// The reader came or went.
        void connection(boolean connected);
    }
}

package org.quickpermit.kiosk.voice;

import org.quickpermit.kiosk.station.Language;

/// Something that can speak. No method blocks, and none fails: a kiosk that cannot speak goes on working.
public interface Voice extends AutoCloseable {
    /// A kiosk without a speech engine: it says nothing and shows no headphones.
    Voice SILENT = new Voice() {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public void say(Language language, String words) {
            // Nobody speaks here.
        }

        @Override
        public void hush() {
            // Nothing is being said.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /// True where there is a speech engine: only then are headphones shown.
    boolean present();

    /// Says something instead of whatever is being said now; returns at once.
    ///
    /// @param language language of the words
    /// @param words what to say; never a name, a number or anything else of a person
    void say(Language language, String words);

    /// Stops at once; returns at once.
    void hush();

    /// Stops, and speaks no more.
    @Override
    void close();
}

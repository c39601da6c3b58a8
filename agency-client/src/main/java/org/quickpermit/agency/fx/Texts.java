package org.quickpermit.agency.fx;

import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.wire.Text;

/// The language of the screen and the texts in it. Screens are built anew when it changes; what the clerk typed lives in
/// the view models and stays.
public final class Texts {
    private final ReadOnlyObjectWrapper<Language> language;
    private volatile Locale locale;

    /// @param language the language to begin with
    public Texts(Language language) {
        this.language = new ReadOnlyObjectWrapper<>(language);
        this.locale = language.locale();
    }

    /// The language of the screen.
    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    /// Changes the language of the screen.
    public void switchTo(Language next) {
        locale = next.locale();
        language.set(next);
    }

    /// The locale of the screen's language; may be read on any thread.
    public Locale locale() {
        return locale;
    }

    /// A text in the screen's language.
    public String in(Text text) {
        return text.in(locale);
    }

    /// One of the terminal's own sentences in the screen's language; see [Wording#of].
    public String get(String key, Object... values) {
        return in(Wording.of(key, values));
    }

    /// The sentences for `%key` in a form.
    public ResourceBundle bundle() {
        return Wording.bundle(language.get());
    }
}

package org.quickpermit.agency.fx;

import java.util.Locale;
import java.util.Optional;

import org.quickpermit.form.FormFault;
import org.quickpermit.form.FormRules;

/// What is said at a field for each [FormFault], by the keys of its sentences.
///
/// @param missing said when nothing is there
/// @param character said of a character that cannot stand there; place and character are its parameters
/// @param tooLong said of too much; limit and length are its parameters
/// @param form said of what has another form
public record FieldSentences(String missing, String character, String tooLong, String form) {
    private static final FieldSentences REASON = of("check.reason.missing", "check.reason");

    /// The sentences of a field by one stem of their keys.
    ///
    /// @param missing key of the sentence for nothing
    /// @param stem the other keys are `stem.character`, `stem.long` and `stem.form`
    public static FieldSentences of(String missing, String stem) {
        return new FieldSentences(missing, stem + ".character", stem + ".long", stem + ".form");
    }

    /// A reason the clerk types, of a correction or a cancellation.
    public static Verdict reason(String typed) {
        return REASON.judge(FormRules.reason(typed.strip()), typed);
    }

    /// The verdict on a text.
    ///
    /// @param fault what the rule found in it
    /// @param typed the text as the clerk sees it, blanks included
    public Verdict judge(Optional<FormFault> fault, String typed) {
        return fault.map(one -> judge(one, typed)).orElseGet(Verdict::good);
    }

    private Verdict judge(FormFault fault, String typed) {
        return switch (fault) {
            case FormFault.Missing _ -> new Verdict.Incomplete(Wording.of(missing));
            case FormFault.Character(int position, int codePoint) -> new Verdict.Wrong(
                    Wording.of(character, position + blanksBefore(typed), visible(codePoint)));
            case FormFault.TooLong(int limit, int length) ->
                new Verdict.Wrong(Wording.of(tooLong, limit, length));
            case FormFault.Malformed _,FormFault.OutOfRange _ -> new Verdict.Incomplete(Wording.of(form));
        };
    }

    private static int blanksBefore(String typed) {
        return typed.length() - typed.stripLeading().length();
    }

    /// A character as it can be shown: itself, or its number where there is nothing to see.
    public static String visible(int codePoint) {
        boolean shows = Character.isDefined(codePoint) && !Character.isISOControl(codePoint)
                && !Character.isWhitespace(codePoint) && Character.getType(codePoint) != Character.SURROGATE
                && Character.getType(codePoint) != Character.FORMAT;
        return shows ? Character.toString(codePoint) : String.format(Locale.ROOT, "U+%04X", codePoint);
    }
}

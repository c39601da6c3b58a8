package org.quickpermit.form;

/// Why a field of an application is not well-formed; see [FormRules]. Each program says it in its own sentences.
public sealed interface FormFault {
    /// Nothing is there where something is needed.
    record Missing() implements FormFault {}

    /// A character that cannot stand in this field.
    ///
    /// @param position place of the character, counted in characters as people count, from 1
    /// @param codePoint which one
    record Character(int position, int codePoint) implements FormFault {}

    /// More than the field has room for.
    ///
    /// @param limit how many characters it takes
    /// @param length how many there are
    record TooLong(int limit, int length) implements FormFault {}

    /// Every character may stand there, but not in this order or number.
    record Malformed() implements FormFault {}

    /// A day outside the days that are possible here.
    record OutOfRange() implements FormFault {}
}

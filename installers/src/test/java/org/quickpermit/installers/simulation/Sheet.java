package org.quickpermit.installers.simulation;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// One physical sheet of stock, with the number it was made with. What it is and where it is is the truth that every book
/// is measured by.
final class Sheet {
    /// Where a sheet is.
    enum Place {
        /** Blank, in the stack of a printer. */
        TRAY,
        /** In the printer, being printed. */
        PATH,
        /** Stuck in the printer, ruined. */
        STUCK,
        /** Printed whole, in the printer's output or in somebody's hand. */
        OUT,
        /** Taken out of use by a person: ruined, or blank and not to be used. */
        TAKEN_OUT
    }

    private final String number;
    private Place place = Place.TRAY;
    private @Nullable Print print;

    Sheet(String number) {
        this.number = number;
    }

    /// What was printed on a sheet.
    ///
    /// @param permit the permit
    /// @param copy number of the copy
    /// @param sheetNumber the number the page says it is on
    /// @param seal text of its barcode
    record Print(PermitId permit, int copy, String sheetNumber, String seal) {
        private static final String SEPARATOR = "\n";

        /// The page as the printer gets it.
        byte[] page() {
            return String.join(SEPARATOR, permit.value(), Integer.toString(copy), sheetNumber, seal)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        static Print read(byte[] page) {
            String[] parts = new String(page, java.nio.charset.StandardCharsets.UTF_8).split(SEPARATOR);
            return new Print(new PermitId(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]);
        }
    }

    String number() {
        return number;
    }

    Place place() {
        return place;
    }

    void move(Place to) {
        place = to;
    }

    @Nullable
    Print print() {
        return print;
    }

    void printed(Print what) {
        print = what;
    }

    /// A whole sheet of a copy of a permit, in the world.
    boolean isGood(PermitId permit, int copy) {
        Print what = print;
        return place == Place.OUT && what != null && what.permit().equals(permit) && what.copy() == copy;
    }
}

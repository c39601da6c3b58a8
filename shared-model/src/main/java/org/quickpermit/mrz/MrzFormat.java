package org.quickpermit.mrz;

/// The layouts of a machine-readable zone this system reads and writes.
public enum MrzFormat {
    /** Card, 3 rows of 30 (Doc 9303-5). */
    TD1(3, 30),
    /** Large card, 2 rows of 36 (Doc 9303-6). */
    TD2(2, 36),
    /** Passport booklet, 2 rows of 44 (Doc 9303-4). */
    TD3(2, 44),
    /** Visa of format B, 2 rows of 36, without a composite check digit (Doc 9303-7); the entry permit carries it. */
    MRV_B(2, 36);

    private final int rows;
    private final int columns;

    MrzFormat(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// How many rows the zone has.
    public int rows() {
        return rows;
    }

    /// How many characters each row has.
    public int columns() {
        return columns;
    }
}

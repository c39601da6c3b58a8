package org.quickpermit.time;

import java.time.LocalDate;

/// How the years of a date are counted on a form.
public enum Era {
    /** Years before the Republic; 1911 is year 1, counting backwards. */
    BEFORE_REPUBLIC("民前"),
    /** Years of the Republic; 1912 is year 1. */
    REPUBLIC("民國"),
    /** Western years, on every screen and paper of this system. */
    WESTERN("西元");

    private static final int YEAR_BEFORE_REPUBLIC_ONE = 1911;

    private final String zh;

    Era(String zh) {
        this.zh = zh;
    }

    /// The era's name in Chinese.
    public String zh() {
        return zh;
    }

    /// The Western year of a year of this era, from 1 on.
    public int westernYear(int year) {
        return switch (this) {
            case BEFORE_REPUBLIC -> YEAR_BEFORE_REPUBLIC_ONE + 1 - year;
            case REPUBLIC -> YEAR_BEFORE_REPUBLIC_ONE + year;
            case WESTERN -> year;
        };
    }

    /// The year of this era a date falls into; below 1 when the date is outside the era.
    public int yearOf(LocalDate date) {
        return switch (this) {
            case BEFORE_REPUBLIC -> YEAR_BEFORE_REPUBLIC_ONE + 1 - date.getYear();
            case REPUBLIC -> date.getYear() - YEAR_BEFORE_REPUBLIC_ONE;
            case WESTERN -> date.getYear();
        };
    }
}

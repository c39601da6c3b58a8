package org.quickpermit.offenders;

class WritesInTheMachinesLocale {
    String serial(int number) {
        return "%06d".formatted(number);
    }
}

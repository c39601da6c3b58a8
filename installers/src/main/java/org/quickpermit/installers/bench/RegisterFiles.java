package org.quickpermit.installers.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the check registers of a bench as the CSV files that `load` takes: people who stayed within their time, whose
/// passports are good, and controls on other people.
final class RegisterFiles {
    private static final int FIRST_CONTROLLED = 5_000_000;
    private final LocalDate today;
    private final BenchTravellers people;

    RegisterFiles(LocalDate today) {
        this.today = today;
        this.people = new BenchTravellers(today);
    }

    /// Writes one line of a register.
    @FunctionalInterface
    private interface Line {
        String of(int row);
    }

    /// Writes every register's file.
    ///
    /// @param folder where to
    /// @param movements rows of the movement register, two for each stay
    /// @param passports rows of the passport register
    /// @param controls rows of the control register
    /// @return the file of each register, by the register's name
    Map<String, Path> write(Path folder, int movements, int passports, int controls) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("movements", write(folder.resolve("movements.csv"), "document_number,identity_number,direction,day",
                movements, this::movement));
        files.put("passports", write(folder.resolve("passports.csv"),
                "document_number,issuing_state,expiry_date,status", passports,
                person -> BenchTravellers.passportNumber(person) + ",CHN," + people.expiryDate(person) + ",VALID"));
        files.put("control", write(folder.resolve("control.csv"),
                "document_number,identity_number,direction,valid_until", controls,
                row -> BenchTravellers.passportNumber(FIRST_CONTROLLED + row) + ","
                        + BenchTravellers.identityNumber(FIRST_CONTROLLED + row) + ",ENTRY,"));
        files.put("deny-list", write(folder.resolve("deny-list.csv"),
                "document_number,identity_number,name,chinese_name,birth_date,valid_until", 0, row -> ""));
        files.put("prior-approvals", write(folder.resolve("prior-approvals.csv"),
                "document_number,identity_number,reference,last_valid_day", 0, row -> ""));
        return files;
    }

    private String movement(int row) {
        int person = row / 2;
        LocalDate entry = today.minusDays(60 + person % 700);
        String key = BenchTravellers.passportNumber(person) + "," + BenchTravellers.identityNumber(person);
        return row % 2 == 0 ? key + ",ENTRY," + entry : key + ",EXIT," + entry.plusDays(1 + person % 14);
    }

    private static Path write(Path file, String header, int rows, Line line) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header);
            out.write('\n');
            for (int row = 0; row < rows; row++) {
                out.write(line.of(row));
                out.write('\n');
            }
        }
        return file;
    }
}

package org.quickpermit.server.decision;

import java.util.Optional;

/// The check registers of the quick permit (QP-4), by the names they have in paths, receipts and files.
public enum Register {
    /** 入出國日期檔: every entry and exit. */
    MOVEMENTS("movements"),
    /** 護照效期檔: passports with their expiry, some flagged lost or void. */
    PASSPORTS("passports"),
    /** 不予許可名單: people whose quick permit is refused. */
    DENY_LIST("deny-list"),
    /** 管制檔: entry and exit control. */
    CONTROL("control"),
    /** 前次核准尚餘有效期限檔: earlier approvals with validity left. */
    PRIOR_APPROVALS("prior-approvals");

    private final String label;

    Register(String label) {
        this.label = label;
    }

    /// The name used in paths, receipts and file names, as `deny-list`.
    public String label() {
        return label;
    }

    /// The register with this name, or empty.
    public static Optional<Register> ofLabel(String label) {
        for (Register register : values()) {
            if (register.label.equals(label)) {
                return Optional.of(register);
            }
        }
        return Optional.empty();
    }
}

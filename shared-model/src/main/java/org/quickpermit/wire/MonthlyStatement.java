package org.quickpermit.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.quickpermit.money.Ntd;

import org.jspecify.annotations.Nullable;

/// The statement of a calendar month of one agency or of an association with its members (QP-8). It is closed once, after
/// the month is over, and never changes. Whoever has two copies compares their digests.
///
/// @param holder whether it is an agency's or an association's
/// @param id the agency or association
/// @param month as `2026-11`, Asia/Taipei
/// @param members the agency itself, or the agencies that were members in that month, by id
/// @param permits how many permits were charged, over all members
/// @param opening sum of the members' balances at the beginning of the month
/// @param closing sum of the members' balances at its end
/// @param digest SHA-256 of [#canonicalForm()] in hexadecimal
public record MonthlyStatement(Holder holder, String id, String month, List<Member> members, long permits, Ntd opening,
        Ntd closing, String digest) {
    public MonthlyStatement {
        members = List.copyOf(members);
    }

    /// Whose statement it is.
    public enum Holder {
        AGENCY,
        ASSOCIATION
    }

    /// What a sum is of.
    public enum Item {
        /** Money paid in. */
        TOP_UP,
        /** Official fees taken from the deposit. */
        PERMIT_FEE,
        /** Money given back. */
        REFUND,
        /** What the association charges the agency for its permits; on the association's statement, not in the deposit. */
        ASSOCIATION_FEE
    }

    /// What one agency's month came to.
    ///
    /// @param agencyId which
    /// @param opening balance at the beginning of the month
    /// @param sums what happened, by item and price; nothing that did not happen
    /// @param closing balance at its end: opening plus all sums but those of [Item#ASSOCIATION_FEE]
    public record Member(String agencyId, Ntd opening, List<Sum> sums, Ntd closing) {
        public Member {
            sums = List.copyOf(sums);
        }
    }

    /// @param item what
    /// @param unitPrice price of one, null where there is none
    /// @param count how many
    /// @param amount all together: positive for money in, negative for money out, positive for what the association charges
    public record Sum(Item item, @Nullable Ntd unitPrice, long count, Ntd amount) {}

    /// The statement of a month, with its sums and digest.
    ///
    /// @param members by id
    public static MonthlyStatement of(Holder holder, String id, String month, List<Member> members) {
        Ntd opening = members.stream().map(Member::opening).reduce(Ntd.ZERO, Ntd::plus);
        Ntd closing = members.stream().map(Member::closing).reduce(Ntd.ZERO, Ntd::plus);
        long permits = members.stream().flatMap(member -> member.sums().stream())
                .filter(sum -> sum.item() == Item.PERMIT_FEE).mapToLong(Sum::count).sum();
        MonthlyStatement open = new MonthlyStatement(holder, id, month, members, permits, opening, closing, "");
        return new MonthlyStatement(holder, id, month, members, permits, opening, closing, open.digestOfContent());
    }

    /// The content as lines of ASCII that both sides write in one way, each ended by a line feed; fields are separated by a
    /// vertical bar, amounts are whole dollars.
    public String canonicalForm() {
        StringBuilder text = new StringBuilder("QUICKPERMIT-STATEMENT|1\n");
        line(text, holder, id, month, permits, opening.dollars(), closing.dollars());
        for (Member member : members) {
            line(text, "MEMBER", member.agencyId(), member.opening().dollars(), member.closing().dollars());
            for (Sum sum : member.sums()) {
                Ntd price = sum.unitPrice();
                line(text, sum.item(), price == null ? "-" : price.dollars(), sum.count(), sum.amount().dollars());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "|").append(fields[i]);
        }
        text.append('\n');
    }

    /// The digest as computed from the content, to be compared with [#digest()].
    public String digestOfContent() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(canonicalForm().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

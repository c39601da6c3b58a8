package org.quickpermit.permit;

import java.time.LocalDate;

import org.quickpermit.money.Ntd;

/// What a quick permit is granted on (rows QP-5, QP-6 and QP-8).
///
/// @param boardUntil last day the boarding confirmation is good for: the 2-month period from the application date
/// @param lastUsableDay last day of the entry permit: the 3-month period from the application date
/// @param entries how many entries are allowed, 2
/// @param stayDays length of each stay in days; its last day is the entry's day plus this number, 14
/// @param fee what is charged to the agency's deposit, NT$200
public record PermitTerms(LocalDate boardUntil, LocalDate lastUsableDay, int entries, int stayDays, Ntd fee) {}

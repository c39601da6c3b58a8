package org.quickpermit.wire;

/// The paths of the API. Segments in braces are parameters.
///
/// | path | method | device | roles |
/// |---|---|---|---|
/// | [#ENROLMENTS] | POST | none | none |
/// | [#OWN_CERTIFICATE] | POST | any | none |
/// | [#ACTIVATIONS], [#SESSIONS] | POST | any | none |
/// | [#CURRENT_SESSION] | GET, DELETE | any | any |
/// | [#QUICK_PERMITS] and below | GET, POST | terminal | clerk, manager, own agency only |
/// | [#DEPOSIT], [#DEPOSIT_STATEMENT] | GET | terminal | clerk, manager |
/// | [#DEPOSIT_MONTH] | GET | terminal | manager |
/// | [#KIOSK_PROFILE], [#TRUST_LIST] | GET | kiosk | none |
/// | [#PROVISIONS] | GET | kiosk | none |
/// | [#KIOSK_SEAL_KEYS], [#OFFLINE_PRINTS] | POST | kiosk | none |
/// | [#SWITCHED_OFF] | POST | kiosk | station staff of that station |
/// | [#OFFLINE_CONFLICTS], [#CONFLICT_CLOSURE] | GET, POST | workstation | officer |
/// | [#KIOSK_STATUS] | POST | kiosk | none |
/// | [#PRINT_LEASES], [#PRINT_OUTCOME] | POST | kiosk | none |
/// | [#REPRINT_LEASES] | POST | kiosk | station staff of that station |
/// | [#KIOSK_STOCK] | GET | kiosk | none |
/// | [#STOCK_ARRIVALS], [#STOCK_LOADS], [#STOCK_UNLOADS], [#STOCK_SPOILED], [#SHIFTS], [#SHIFT_CLOSING] | POST | kiosk | station staff of that station |
/// | [#STOCK_RECEIPTS], [#STOCK_TRANSFERS], [#STOCK_MISSING], [#STOCK_FOUND] | POST | workstation | officer |
/// | [#STOCK_REPORT], [#STOCK_SHEET] | GET | workstation | officer |
/// | [#INSPECTION_LOOK_UPS], [#INSPECTION_ENTRIES] | POST | workstation | inspector |
/// | [#AGENCIES], [#DEVICES], [#USERS] | POST | workstation | administrator, officer |
/// | [#DEVICE_REVOCATION], [#USER_DEACTIVATION] | POST | workstation | administrator, officer |
/// | [#TOP_UPS], [#AGENCY_STATEMENT], [#DENY_LIST], [#REVOCATION], [#REGISTER_LOADS] | GET, POST | workstation | officer |
/// | [#AGENCY_MONTH], [#ASSOCIATION_MONTH], [#ASSOCIATIONS], [#MEMBERSHIP], [#PRICES] | GET, POST | workstation | officer |
public final class Api {
    public static final String PREFIX = "/api/v1";
    public static final String OPENAPI = PREFIX + "/openapi.yaml";
    public static final String ENROLMENTS = PREFIX + "/enrolments";
    public static final String ACTIVATIONS = PREFIX + "/activations";
    public static final String SESSIONS = PREFIX + "/sessions";
    public static final String CURRENT_SESSION = PREFIX + "/sessions/current";
    public static final String QUICK_PERMITS = PREFIX + "/quick-permits";
    public static final String QUICK_PERMIT = PREFIX + "/quick-permits/{caseNumber}";
    public static final String CORRECTIONS = PREFIX + "/quick-permits/{caseNumber}/corrections";
    public static final String CANCELLATION = PREFIX + "/quick-permits/{caseNumber}/cancellation";
    public static final String DEPOSIT = PREFIX + "/deposit";
    public static final String DEPOSIT_STATEMENT = PREFIX + "/deposit/statement";
    public static final String KIOSK_PROFILE = PREFIX + "/kiosk/profile";
    public static final String KIOSK_STATUS = PREFIX + "/kiosk/status";
    public static final String TRUST_LIST = PREFIX + "/kiosk/trust-list";
    public static final String PROVISIONS = PREFIX + "/kiosk/provisions";
    public static final String KIOSK_SEAL_KEYS = PREFIX + "/kiosk/seal-keys";
    public static final String OFFLINE_PRINTS = PREFIX + "/kiosk/offline-prints";
    public static final String SWITCHED_OFF = PREFIX + "/kiosk/siblings/{kioskId}/switched-off";
    public static final String OFFLINE_CONFLICTS = PREFIX + "/offline-conflicts";
    public static final String CONFLICT_CLOSURE = PREFIX + "/offline-conflicts/{conflictId}/closure";
    public static final String PRINT_LEASES = PREFIX + "/print-leases";
    public static final String REPRINT_LEASES = PREFIX + "/reprint-leases";
    public static final String PRINT_OUTCOME = PREFIX + "/print-leases/{leaseId}/outcome";
    public static final String KIOSK_STOCK = PREFIX + "/kiosk/stock";
    public static final String STOCK_RECEIPTS = PREFIX + "/stock/receipts";
    public static final String STOCK_TRANSFERS = PREFIX + "/stock/transfers";
    public static final String STOCK_ARRIVALS = PREFIX + "/stock/arrivals";
    public static final String STOCK_LOADS = PREFIX + "/stock/loads";
    public static final String STOCK_UNLOADS = PREFIX + "/stock/unloads";
    public static final String STOCK_SPOILED = PREFIX + "/stock/spoiled";
    public static final String STOCK_MISSING = PREFIX + "/stock/missing";
    public static final String STOCK_FOUND = PREFIX + "/stock/found";
    public static final String STOCK_REPORT = PREFIX + "/stock/report";
    public static final String STOCK_SHEET = PREFIX + "/stock/sheets/{sheetNumber}";
    public static final String SHIFTS = PREFIX + "/stock/shifts";
    public static final String SHIFT_CLOSING = PREFIX + "/stock/shifts/closing";
    public static final String INSPECTION_LOOK_UPS = PREFIX + "/inspections/look-ups";
    public static final String INSPECTION_ENTRIES = PREFIX + "/inspections/entries";
    public static final String AGENCIES = PREFIX + "/agencies";
    public static final String TOP_UPS = PREFIX + "/agencies/{agencyId}/deposit/top-ups";
    public static final String AGENCY_STATEMENT = PREFIX + "/agencies/{agencyId}/deposit/statement";
    public static final String DEPOSIT_MONTH = PREFIX + "/deposit/months/{month}";
    public static final String AGENCY_MONTH = PREFIX + "/agencies/{agencyId}/deposit/months/{month}";
    public static final String MEMBERSHIP = PREFIX + "/agencies/{agencyId}/association";
    public static final String ASSOCIATIONS = PREFIX + "/associations";
    public static final String ASSOCIATION_MONTH = PREFIX + "/associations/{associationId}/months/{month}";
    public static final String PRICES = PREFIX + "/prices";
    public static final String DEVICES = PREFIX + "/devices";
    public static final String OWN_CERTIFICATE = PREFIX + "/devices/self/certificate";
    public static final String USERS = PREFIX + "/users";
    public static final String DEVICE_REVOCATION = PREFIX + "/devices/{deviceId}/revocation";
    public static final String USER_DEACTIVATION = PREFIX + "/users/{login}/deactivation";
    public static final String DENY_LIST = PREFIX + "/deny-list/entries";
    public static final String REVOCATION = PREFIX + "/permits/{permitId}/revocation";
    public static final String REGISTER_LOADS = PREFIX + "/registers/{register}/loads";
    public static final String HEALTH_LIVE = "/health/live";
    public static final String HEALTH_READY = "/health/ready";
    public static final String METRICS = "/metrics";

    /// Names a call so that repeating it has no second effect (draft-ietf-httpapi-idempotency-key-header): required on
    /// every POST that makes something, as a case, a posting, a lease or an entry. A quoted string of 16 to 64 characters.
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private Api() {}

    /// Fills the parameters of a path, percent-encoding each.
    ///
    /// @param path one of the constants above
    /// @param values one value for each pair of braces, in order
    public static String path(String path, String... values) {
        String filled = path;
        for (String value : values) {
            String encoded = java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)
                    .replace("+", "%20");
            filled = filled.replaceFirst("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(encoded));
        }
        return filled;
    }
}

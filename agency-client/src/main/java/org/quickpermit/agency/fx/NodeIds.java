package org.quickpermit.agency.fx;

/// Ids of the nodes a robot, a test or a screen reader's script finds on the screens. They are part of what the terminal
/// promises: forms use the same words, and a test compares.
public final class NodeIds {
    public static final String PAGE_ENROLMENT = "page-enrolment";
    public static final String PAGE_SIGN_IN = "page-sign-in";
    public static final String PAGE_NEW_APPLICATION = "page-new-application";
    public static final String PAGE_CASES = "page-cases";
    public static final String PAGE_DEPOSIT = "page-deposit";
    public static final String PAGE_HELP = "page-help";

    public static final String TICKET_CHOOSE = "ticket-choose";
    public static final String TICKET_FILE = "ticket-file";
    public static final String ENROL = "enrol";
    public static final String ENROL_MESSAGE = "enrol-message";

    public static final String LOGIN = "login";
    public static final String PASSWORD = "password";
    public static final String TOKEN = "token";
    public static final String SIGN_IN = "sign-in";
    public static final String SIGN_IN_MESSAGE = "sign-in-message";
    public static final String ACTIVATE_TOGGLE = "activate-toggle";
    public static final String ACTIVATION_CODE = "activation-code";
    public static final String PASSWORD_AGAIN = "password-again";

    public static final String BALANCE = "balance";
    public static final String CONNECTION = "connection";
    public static final String LANGUAGE = "language";
    public static final String LOOK = "look";
    public static final String LOOK_THEME = "look-theme";
    public static final String LOOK_SIZE = "look-size";
    public static final String FIELD_HELP = "field-help";
    public static final String SIGN_OUT = "sign-out";
    public static final String NAV_NEW = "nav-new";
    public static final String NAV_CASES = "nav-cases";
    public static final String NAV_DEPOSIT = "nav-deposit";
    public static final String NAV_HELP = "nav-help";
    public static final String PENDING_STRIP = "pending-strip";
    public static final String UNREADABLE_STRIP = "unreadable-strip";
    public static final String UNREADABLE_SETTLED = "unreadable-settled";
    public static final String CERTIFICATE_STRIP = "certificate-strip";

    public static final String MRZ_FIELD = "mrz-field";
    public static final String MRZ_MESSAGE = "mrz-message";
    public static final String SURNAME = "surname";
    public static final String GIVEN_NAMES = "given-names";
    public static final String CHINESE_NAME = "chinese-name";
    public static final String IDENTITY_NUMBER = "identity-number";
    public static final String DOCUMENT_NUMBER = "document-number";
    public static final String NATIONALITY = "nationality";
    public static final String ISSUING_STATE = "issuing-state";
    public static final String BIRTH_DATE = "birth-date";
    public static final String SEX = "sex";
    public static final String EXPIRY_DATE = "expiry-date";
    public static final String ARRIVAL = "arrival";
    public static final String PHONE = "phone";
    public static final String EMAIL = "email";
    public static final String DECLARED_KIND = "declared-kind";
    public static final String CORRECTION_REASON = "correction-reason";
    public static final String SUBMIT = "submit";
    public static final String FORM_MESSAGE = "form-message";

    public static final String DECISION_HEADLINE = "decision-headline";
    public static final String DECISION_PANE = "decision-pane";
    public static final String CASE_NUMBER = "case-number";
    public static final String PRINT = "print";
    public static final String PRINTER = "printer";
    public static final String SAVE = "save";
    public static final String PREVIEW = "preview";
    public static final String PREVIEW_PICTURE = "preview-picture";
    public static final String PREVIEW_CLOSE = "preview-close";
    public static final String CORRECT = "correct";
    public static final String CANCEL_PERMIT = "cancel-permit";
    public static final String CANCEL_REASON = "cancel-reason";
    public static final String CANCEL_CONFIRM = "cancel-confirm";
    public static final String CANCEL_BACK = "cancel-back";
    public static final String NEXT = "next";
    public static final String ASK_NOW = "ask-now";
    public static final String GIVE_UP = "give-up";
    public static final String PRINT_MESSAGE = "print-message";

    public static final String TODAY_TABLE = "today-table";
    public static final String TODAY_COUNTS = "today-counts";

    public static final String SEARCH_TEXT = "search-text";
    public static final String SEARCH_FROM = "search-from";
    public static final String SEARCH_TO = "search-to";
    public static final String SEARCH = "search";
    public static final String CASES_TABLE = "cases-table";
    public static final String CASES_MORE = "cases-more";
    public static final String CASES_MESSAGE = "cases-message";

    public static final String STATEMENT_FROM = "statement-from";
    public static final String STATEMENT_TO = "statement-to";
    public static final String STATEMENT_SHOW = "statement-show";
    public static final String STATEMENT_SAVE = "statement-save";
    public static final String STATEMENT_TABLE = "statement-table";
    public static final String STATEMENT_MESSAGE = "statement-message";

    public static final String PAGE_MONTHS = "page-months";
    public static final String NAV_MONTHS = "nav-months";
    public static final String MONTHS_LIST = "months-list";
    public static final String MONTH_MESSAGE = "month-message";
    public static final String MONTH_DIGEST = "month-digest";
    public static final String MONTH_DIGEST_OTHER = "month-digest-other";
    public static final String MONTH_PDF = "month-pdf";
    public static final String MONTH_CSV = "month-csv";

    private NodeIds() {}
}

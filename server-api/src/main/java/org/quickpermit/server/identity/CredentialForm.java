package org.quickpermit.server.identity;

import java.util.regex.Pattern;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;

/// The form of what people type to be let in. What cannot be anybody's is sent back with its field named; it says nothing
/// about who exists, costs no hashing, and does not count as guessing.
final class CredentialForm {
    /// A login as the bureau gives them out.
    static final Pattern LOGIN = Pattern.compile("[a-z0-9.-]{3,40}");
    private static final Pattern TOKEN = Pattern.compile("[0-9]{6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,39}");

    private CredentialForm() {}

    /// @throws ApiProblem INVALID_FIELDS naming every field at fault
    static void check(SignIn signIn) {
        FieldErrors errors = new FieldErrors();
        check(signIn.login(), signIn.password(), signIn.token(), errors);
        errors.throwIfAny();
    }

    /// @throws ApiProblem INVALID_FIELDS naming every field at fault
    static void check(Activation activation) {
        FieldErrors errors = new FieldErrors();
        check(activation.login(), activation.password(), activation.token(), errors);
        code(activation.code(), errors);
        errors.throwIfAny();
    }

    /// Notes a one-time code that is none.
    static void code(String code, FieldErrors errors) {
        errors.require(CODE.matcher(code).matches(), "/code", "FORM",
                new Text("一次性代碼僅含半形英數字與連字號，請依所發代碼輸入。",
                        "A one-time code has half-width letters, digits and hyphens: type it as it was handed out."));
    }

    private static void check(String login, String password, String token, FieldErrors errors) {
        int length = password.codePointCount(0, password.length());
        errors.require(LOGIN.matcher(login).matches(), "/login", "FORM",
                new Text("帳號須為 3 至 40 個小寫半形英數字元、點或連字號。",
                        "The login has 3 to 40 of half-width small letters, digits, dots and hyphens."))
                .require(length >= 1 && length <= PasswordPolicy.MAX, "/password", "LENGTH",
                        new Text("請輸入密碼，最多 128 個字元。", "Type the password, at most 128 characters."))
                .require(TOKEN.matcher(token).matches(), "/token", "FORM",
                        new Text("令牌碼須為令牌卡所示之 6 位半形數字。",
                                "The token code is the six half-width digits the card shows."));
    }
}

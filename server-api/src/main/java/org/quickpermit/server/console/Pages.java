package org.quickpermit.server.console;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.ProblemPage;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.wire.ProblemType;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// Renders the templates of `src/main/jte`. They are compiled with the program; every value is escaped for the place where
/// it stands.
public final class Pages implements ProblemPage {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Words chinese;
    private final Words english;

    /// @param zone zone of the moments to show
    public Pages(ZoneId zone) {
        this.chinese = new Words(true, zone);
        this.english = new Words(false, zone);
    }

    /// A page in the language of the call.
    ///
    /// @param call who asks
    /// @param template name of the template, without its ending
    /// @param model what the template needs, besides `words`
    public Reply page(Call call, String template, Map<String, Object> model) {
        return page(200, call.locale(), template, model);
    }

    /// A page.
    Reply page(int status, Locale locale, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("words", words(locale));
        StringOutput out = new StringOutput();
        engine.render("console/" + template + ".jte", all, out);
        return Reply.page(status, out.toString());
    }

    private Words words(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    /// Whoever is not signed in, or no longer, is led to the sign-in; anything else is said on a page.
    @Override
    public Reply of(ApiProblem problem, String path, Locale locale, String supportCode) {
        if (problem.type() == ProblemType.SIGN_IN_REQUIRED) {
            return Reply.seeOther(Route.PAGES + "/sign-in");
        }
        return page(problem.type().status(), locale, "problem",
                Map.of("title", problem.type().title(), "detail", problem.detail(), "supportCode", supportCode));
    }
}

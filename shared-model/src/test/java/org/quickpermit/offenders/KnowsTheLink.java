package org.quickpermit.offenders;

import org.quickpermit.device.Answer;

class KnowsTheLink {
    boolean came(Answer<String> answer) {
        return answer instanceof Answer.Given<String>;
    }
}

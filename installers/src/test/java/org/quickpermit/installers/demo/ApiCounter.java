package org.quickpermit.installers.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.paper.BoardingConfirmationContent;
import org.quickpermit.paper.BoardingConfirmationPaper;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;

/// A counter that calls the API as a terminal does, without a window.
final class ApiCounter implements Counter {
    private final ApiClient clerk;
    private final Clock clock;
    private final Cast cast;

    ApiCounter(ApiClient clerk, Clock clock, Cast cast) {
        this.clerk = clerk;
        this.clock = clock;
        this.cast = cast;
    }

    @Override
    public QuickPermitCase apply(Traveller traveller) {
        return clerk.post(Api.QUICK_PERMITS, World.newKey(), traveller.application(LocalDate.now(clock)),
                QuickPermitCase.class).orFail();
    }

    /// Sends the rows as they were read; what the terminal would have stopped, the server refuses.
    @Override
    public String swipeRejected(List<String> rows) {
        QuickPermitApplication other = cast.chan().application(LocalDate.now(clock));
        QuickPermitApplication application = new QuickPermitApplication(other.document(), rows, null,
                other.chineseName(), "C123456(9)", other.contact(), other.intendedArrival(),
                Map.of(DocumentField.NUMBER, Origin.TYPED));
        return clerk.post(Api.QUICK_PERMITS, World.newKey(), application, QuickPermitCase.class)
                .orFail()
                .grounds()
                .toString();
    }

    @Override
    public QuickPermitCase correct(QuickPermitCase decided, Traveller corrected, String reason) {
        return clerk.post(Api.path(Api.CORRECTIONS, decided.caseNumber().value()), World.newKey(),
                new Correction(corrected.application(LocalDate.now(clock)), reason), QuickPermitCase.class).orFail();
    }

    @Override
    public byte[] confirmation(QuickPermitCase approved) {
        return BoardingConfirmationPaper.pdf(BoardingConfirmationContent.of(approved, clock.instant()));
    }
}

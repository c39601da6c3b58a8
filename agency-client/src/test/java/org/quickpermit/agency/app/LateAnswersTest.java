package org.quickpermit.agency.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.agency.Desk;
import org.quickpermit.agency.FakeServer;
import org.quickpermit.agency.ManualTasks;
import org.quickpermit.agency.MemoryStore;
import org.quickpermit.agency.Screens;
import org.quickpermit.agency.Zones;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.outcome.Outcome;
import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.QuickPermitCase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Answers and failures that come after their question has lost its interest.
class LateAnswersTest {
    @TempDir
    Path folder;
    private final FakeServer server = new FakeServer(Screens.NOW);
    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(server, new MemoryStore(), folder, "one");
        desk.signIn("chan.siuling");
    }

    @Test
    void only_the_latest_question_gets_its_answer_or_its_failure() {
        ManualTasks tasks = new ManualTasks();
        LatestQuestion question = new LatestQuestion(tasks, "a test's question");
        List<String> heard = new ArrayList<>();
        tasks.hold();
        question.ask(() -> "first", heard::add, _ -> heard.add("first failed"));
        question.ask(LateAnswersTest::breakDown, heard::add, _ -> heard.add("second failed"));
        question.ask(() -> "third", heard::add, _ -> heard.add("third failed"));
        assertThat(question.isOpen()).isTrue();
        tasks.release();
        assertThat(heard).containsExactly("third");
        assertThat(question.isOpen()).isFalse();
        question.ask(LateAnswersTest::breakDown, heard::add, failure -> heard.add(failure.getMessage()));
        assertThat(heard).containsExactly("third", "broken");
        tasks.hold();
        question.ask(() -> "unwanted", heard::add, _ -> heard.add("unwanted failed"));
        question.forget();
        tasks.release();
        assertThat(heard).containsExactly("third", "broken");
    }

    @Test
    void a_former_clerks_statement_does_not_come_back() {
        desk.tasks.hold();
        desk.work.deposit().open();
        desk.work.deposit().forget();
        desk.tasks.release();
        assertThat(desk.work.deposit().statement().get()).isNull();
        assertThat(desk.work.deposit().balance().get().amount()).isNull();
        assertThat(desk.work.deposit().message().get().text()).isNull();
    }

    @Test
    void a_balance_read_before_a_charge_does_not_replace_the_one_after_it() {
        desk.fill(Zones.CHAN);
        desk.tasks.hold();
        desk.work.deposit().refresh();
        desk.application().submit();
        desk.tasks.releaseBackwards();
        assertThat(desk.work.deposit().balance().get().amount()).isEqualTo(new Ntd(84_000));
    }

    @Test
    void a_failure_of_a_former_search_does_not_show_over_the_present_one() {
        server.breakReading(true);
        desk.tasks.hold();
        desk.work.search().search();
        desk.work.search().forget();
        desk.tasks.release();
        assertThat(desk.work.search().message().get().text()).isNull();
        desk.work.search().search();
        assertThat(desk.work.search().message().get().text()).isNotNull();
    }

    @Test
    void the_case_opened_last_is_shown_whichever_answer_comes_last() {
        List<CaseNumber> made = twoCases();
        desk.tasks.hold();
        desk.work.opened().open(made.getFirst());
        desk.work.opened().open(made.getLast());
        desk.tasks.releaseBackwards();
        assertThat(desk.work.opened().shown().map(QuickPermitCase::caseNumber)).contains(made.getLast());
    }

    @Test
    void a_case_that_fails_to_open_says_so_and_a_former_failure_says_nothing() {
        List<CaseNumber> made = twoCases();
        server.breakReading(true);
        desk.work.opened().open(made.getFirst());
        assertThat(desk.work.opened().outcome().get()).isInstanceOf(Outcome.Broken.class);
        desk.tasks.hold();
        desk.work.opened().open(made.getFirst());
        desk.work.opened().clear();
        desk.tasks.release();
        assertThat(desk.work.opened().outcome().get()).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void the_paper_of_a_former_traveller_does_not_come_up_for_the_next() {
        desk.fill(Zones.CHAN);
        desk.application().submit();
        desk.tasks.hold();
        desk.application().outcome().preview();
        desk.application().next();
        desk.tasks.release();
        assertThat(desk.work.printing().preview().get()).isNull();
    }

    private List<CaseNumber> twoCases() {
        List.of(Zones.CHAN, Zones.WONG).forEach(zone -> {
            desk.application().next();
            desk.fill(zone);
            desk.application().submit();
        });
        return server.cases().stream().map(QuickPermitCase::caseNumber).toList();
    }

    private static String breakDown() {
        throw new IllegalStateException("broken");
    }
}

package org.quickpermit.agency.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.quickpermit.agency.Desk;
import org.quickpermit.agency.FakeServer;
import org.quickpermit.agency.FakeServer.Mishap;
import org.quickpermit.agency.MemoryStore;
import org.quickpermit.agency.Screens;
import org.quickpermit.agency.Zones;
import org.quickpermit.agency.gateway.ConnectionViewModel;
import org.quickpermit.agency.outcome.Outcome;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.agency.submissions.Progress;
import org.quickpermit.agency.submissions.SubmissionStore.Unreadable;
import org.quickpermit.device.Answer;
import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitState;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The clerk's work through all view models, without a screen.
@Tag("QP-2")
@Tag("QP-3")
class WorkplaceTest {
    @TempDir
    Path folder;
    private final FakeServer server = new FakeServer(Screens.NOW);
    private final MemoryStore store = new MemoryStore();
    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(server, store, folder, "one");
        desk.signIn("chan.siuling");
    }

    @Test
    void an_approval_is_shown_charged_listed_and_forgotten_by_the_store() {
        submit();
        QuickPermitCase decided = decided();
        assertThat(decided.outcome()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        assertThat(desk.work.deposit().balance().get().amount()).isEqualTo(new Ntd(84_000));
        assertThat(desk.work.today().rows()).hasSize(1);
        assertThat(store.open()).isEmpty();
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void what_was_said_of_empty_fields_goes_when_a_passport_fills_them() {
        desk.application().submit();
        assertThat(Objects.requireNonNull(desk.application().message().get()).en()).contains("correction");
        desk.fill(Zones.CHAN);
        assertThat(desk.application().message().get()).isNull();
    }

    @Test
    void every_field_tells_where_it_came_from() {
        desk.fill(Zones.CHAN);
        desk.field("given-names").text().set("TAI MING");
        desk.application().submit();
        var origins = decided().application().origins();
        assertThat(origins.get(DocumentField.SURNAME)).isEqualTo(Origin.SWIPED);
        assertThat(origins.get(DocumentField.GIVEN_NAMES)).isEqualTo(Origin.EDITED);
        assertThat(origins.get(DocumentField.CHINESE_NAME)).isEqualTo(Origin.TYPED);
        assertThat(decided().application().mrz()).isEqualTo(Zones.CHAN);
    }

    @Test
    void a_lost_answer_is_asked_again_under_the_same_key_and_charged_once() {
        server.mishap(Mishap.ANSWER_LOST, Mishap.NOT_REACHED);
        submit();
        assertThat(progress()).isInstanceOf(Progress.Unanswered.class);
        assertThat(store.open()).hasSize(1);
        desk.tasks.pass();
        assertThat(progress()).isInstanceOf(Progress.Unanswered.class);
        desk.tasks.pass();
        assertThat(decided().outcome()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        assertThat(server.keysAsked()).hasSize(2).containsOnly(server.keysAsked().getFirst());
        assertThat(server.cases()).hasSize(1);
        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.open()).isEmpty();
    }

    @Test
    void the_key_is_on_disk_before_anything_is_sent() {
        desk.fill(Zones.CHAN);
        desk.tasks.hold();
        desk.application().submit();
        assertThat(progress()).isInstanceOf(Progress.Keeping.class);
        assertThat(server.keysAsked()).isEmpty();
        desk.tasks.release();
        assertThat(server.keysAsked()).hasSize(1);
    }

    @Test
    void nothing_is_sent_when_it_cannot_be_kept() {
        store.fill();
        submit();
        assertThat(desk.outcome()).isInstanceOf(Outcome.NotKept.class);
        assertThat(server.keysAsked()).isEmpty();
        assertThat(desk.application().locked().get()).isFalse();
    }

    @Test
    void a_restart_asks_again_under_the_old_key_once_somebody_signs_in() {
        server.mishap(Mishap.ANSWER_LOST);
        submit();
        String key = store.open().getFirst().key();
        Desk restarted = new Desk(server, store, folder, "two");
        assertThat(restarted.work.desk().pending()).hasSize(1);
        assertThat(server.keysAsked()).hasSize(1);
        restarted.signIn("chan.siuling");
        assertThat(server.keysAsked()).containsExactly(key, key);
        assertThat(restarted.work.desk().pending()).isEmpty();
        assertThat(server.charges()).isEqualTo(1);
        assertThat(restarted.work.today().rows()).hasSize(1);
    }

    @Test
    void what_cannot_be_opened_stands_before_the_clerk_until_it_is_found_out() {
        store.keepUnreadable(new Unreadable("key-of-an-old-terminal", Screens.NOW));
        Desk restarted = new Desk(server, store, folder, "two");
        assertThat(restarted.work.desk().unreadable()).hasSize(1);
        assertThat(restarted.work.desk().unread().get()).isFalse();
        restarted.signIn("chan.siuling");
        restarted.work.desk().setAsideUnreadable();
        assertThat(restarted.work.desk().unreadable()).isEmpty();
        assertThat(new Desk(server, store, folder, "three").work.desk().unreadable()).isEmpty();
    }

    @Test
    void the_same_passport_is_not_sent_twice_while_the_first_has_no_answer() {
        server.mishap(Mishap.ANSWER_LOST);
        submit();
        desk.application().next();
        submit();
        assertThat(server.keysAsked()).hasSize(1);
        assertThat(Objects.requireNonNull(desk.application().message().get()).en()).contains("no answer yet");
    }

    @Test
    void an_undecided_application_is_asked_again_and_may_be_given_up() {
        server.mishap(Mishap.NOT_DECIDED, Mishap.NOT_DECIDED);
        submit();
        assertThat(progress()).isInstanceOf(Progress.NotDecided.class);
        desk.tasks.pass();
        assertThat(progress()).isInstanceOf(Progress.NotDecided.class);
        desk.application().outcome().giveUp();
        assertThat(desk.outcome()).isInstanceOf(Outcome.GivenUp.class);
        assertThat(store.open()).isEmpty();
        assertThat(server.charges()).isZero();
    }

    @Test
    void an_unanswered_application_cannot_be_given_up() {
        server.mishap(Mishap.ANSWER_LOST);
        submit();
        desk.application().outcome().giveUp();
        assertThat(progress()).isInstanceOf(Progress.Unanswered.class);
        assertThat(store.open()).hasSize(1);
    }

    @Test
    void a_session_that_ends_keeps_what_was_typed_and_asks_after_the_next_sign_in() {
        server.mishap(Mishap.SESSION_OVER);
        submit();
        assertThat(desk.work.signIn().session().get()).isNull();
        assertThat(desk.field("chinese-name").value()).isEqualTo("陳大文");
        desk.signIn("chan.siuling");
        assertThat(decided().outcome()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void another_clerk_finds_nothing_of_what_the_first_one_typed() {
        desk.fill(Zones.CHAN);
        desk.work.signIn().expired();
        desk.signIn("ho.kaming");
        assertThat(desk.application().form().isEmpty()).isTrue();
        assertThat(desk.application().mrz().isEmpty()).isTrue();
    }

    @Test
    void a_field_the_server_does_not_accept_is_said_at_the_field() {
        server.mishap(Mishap.INVALID_FIELD);
        submit();
        assertThat(desk.outcome()).isInstanceOf(Outcome.Denied.class);
        assertThat(Objects.requireNonNull(desk.field("chinese-name").remark().get().text()).zh())
                .isEqualTo("中文姓名過長");
        assertThat(desk.application().locked().get()).isFalse();
        assertThat(store.open()).isEmpty();
        desk.field("chinese-name").text().set("陳文");
        desk.application().submit();
        assertThat(decided().outcome()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        assertThat(server.keysAsked()).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_names_its_reasons_and_can_be_changed_and_sent_anew() {
        server.refuseFor(new Ground("X", Ground.Advice.DATA, new Text("出生日期不符", "Birth date differs"),
                "/document/birthDate"));
        submit();
        assertThat(decided().grounds()).hasSize(1);
        assertThat(Objects.requireNonNull(desk.field("birth-date").remark().get().text()).en())
                .isEqualTo("Birth date differs");
        assertThat(server.charges()).isZero();
        server.refuseFor();
        desk.application().correct(decided());
        assertThat(desk.application().correcting().get()).isNull();
        desk.application().submit();
        assertThat(decided().outcome()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        assertThat(server.cases()).hasSize(2);
    }

    @Test
    void a_correction_needs_a_reason_replaces_the_case_and_costs_nothing() {
        submit();
        QuickPermitCase first = decided();
        desk.application().correct(first);
        desk.field("chinese-name").text().set("陳大民");
        desk.application().submit();
        assertThat(server.cases()).hasSize(1);
        assertThat(Objects.requireNonNull(desk.application().message().get()).en()).contains("why");
        desk.application().reason().text().set("姓名誤植");
        desk.application().submit();
        assertThat(decided().supersedes()).isEqualTo(first.caseNumber());
        assertThat(decided().application().chineseName()).isEqualTo("陳大民");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void a_cancellation_needs_a_reason_and_kills_the_permit() {
        submit();
        desk.application().outcome().beginCancelling();
        desk.application().outcome().confirmCancelling();
        assertThat(Objects.requireNonNull(decided().permit()).state()).isEqualTo(PermitState.GRANTED);
        desk.application().outcome().cancelReason().text().set("旅客取消行程");
        desk.application().outcome().confirmCancelling();
        assertThat(Objects.requireNonNull(decided().permit()).state()).isEqualTo(PermitState.REVOKED);
        assertThat(desk.application().outcome().printable()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void only_what_the_server_would_do_is_offered_on_a_permit(PermitState state) {
        submit();
        QuickPermitCase made = decided();
        server.move(made.caseNumber(), state);
        OutcomeViewModel opened = desk.work.opened();
        opened.open(made.caseNumber());
        boolean offered = opened.correctable().isPresent();
        String path = Api.path(Api.CANCELLATION, made.caseNumber().value());
        Answer<QuickPermitCase> asked = server.send(path, "key-of-another-hand", "{\"reason\":\"x\"}".getBytes(
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(offered).isEqualTo(asked instanceof Answer.Given<QuickPermitCase>)
                .isEqualTo(state.isOpenToAgency());
        opened.beginCancelling();
        assertThat(opened.cancelling().get()).isEqualTo(offered);
    }

    @Test
    void the_confirmation_is_printed_on_the_printer_remembered_or_saved() throws Exception {
        submit();
        desk.work.printing().chosen().set("Front desk");
        desk.application().outcome().print();
        desk.application().outcome().save();
        assertThat(desk.printer.printed()).hasSize(1);
        assertThat(new String(desk.printer.printed().getFirst(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(Files.size(folder.resolve(decided().caseNumber().value() + ".pdf"))).isPositive();
        Desk later = new Desk(server, store, folder, "two");
        later.signIn("chan.siuling");
        assertThat(later.work.printing().chosen().get()).isEqualTo("Front desk");
    }

    @Test
    void the_connection_is_seen_from_every_call() {
        assertThat(desk.work.connection().state().get()).isInstanceOf(ConnectionViewModel.State.Up.class);
        server.reachable(false);
        desk.work.deposit().refresh();
        assertThat(desk.work.connection().state().get()).isInstanceOf(ConnectionViewModel.State.Down.class);
        server.reachable(true);
        desk.tasks.pass();
        assertThat(desk.work.connection().state().get()).isInstanceOf(ConnectionViewModel.State.Up.class);
    }

    @Test
    void another_travellers_swipe_takes_away_what_was_typed_for_the_first() {
        desk.fill(Zones.CHAN);
        for (String row : Zones.WONG) {
            row.chars().forEach(c -> desk.application().mrz().type(Character.toString(c)));
        }
        assertThat(desk.field("surname").value()).isEqualTo("WONG");
        assertThat(desk.field("chinese-name").value()).isEmpty();
        assertThat(desk.field("identity-number").value()).isEmpty();
    }

    @Test
    void typed_work_is_cleared_only_when_asked_twice() {
        desk.fill(Zones.CHAN);
        desk.application().nextUnlessTyped();
        assertThat(desk.field("surname").value()).isEqualTo("CHAN");
        desk.application().nextUnlessTyped();
        assertThat(desk.field("surname").value()).isEmpty();
    }

    private void submit() {
        desk.fill(Zones.CHAN);
        desk.application().submit();
    }

    private QuickPermitCase decided() {
        return desk.application().outcome().shown().orElseThrow(() -> new AssertionError(desk.outcome().toString()));
    }

    private Progress progress() {
        return desk.application().outcome().underway().orElseThrow(() -> new AssertionError(desk.outcome().toString()))
                .progress().get();
    }
}

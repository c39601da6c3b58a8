package org.quickpermit.agency.app;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.quickpermit.agency.cases.CasesController;
import org.quickpermit.agency.cases.TodayPane;
import org.quickpermit.agency.deposit.DepositController;
import org.quickpermit.agency.deposit.MonthsController;
import org.quickpermit.agency.enrolment.EnrolmentController;
import org.quickpermit.agency.enrolment.EnrolmentViewModel;
import org.quickpermit.agency.fx.Columns;
import org.quickpermit.agency.fx.Fonts;
import org.quickpermit.agency.fx.Forms;
import org.quickpermit.agency.fx.Lifetime;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.gateway.HttpGateway;
import org.quickpermit.agency.newapplication.NewApplicationController;
import org.quickpermit.agency.outcome.OutcomePane;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.agency.signin.SignInController;
import org.quickpermit.agency.submissions.SqliteSubmissionStore;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.Text;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The terminal's window on a stage that may be its own program's or another's. Screens are built anew when page,
/// session or language change; all that was typed lives in the view models and stays. Used on the screen's thread only.
public final class TerminalWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalWindow.class);

    /// Height of the window, at the designed size of text, from which on today's list stands under the decision.
    private static final double ROOM_FOR_TODAY = 700;

    private final Stage stage;
    private final TerminalContext context;
    private final Forms forms;
    private final Look look;
    private final EnrolmentViewModel enrolment;
    private final StackPane root = new StackPane();
    private final FocusMemory memory = new FocusMemory();
    private Lifetime lifetime = new Lifetime();
    private Page page = Page.NEW_APPLICATION;
    private @Nullable Workplace workplace;

    /// @param stage the stage to show the terminal on
    /// @param context what the terminal is given from outside
    public TerminalWindow(Stage stage, TerminalContext context) {
        this.stage = stage;
        this.context = context;
        this.forms = new Forms(context.texts());
        this.look = new Look(context.preferences());
        IdentityFiles files = new IdentityFiles(context.data());
        this.enrolment = new EnrolmentViewModel(files, new Enroller(files, DeviceKind.TERMINAL, context.clock(),
                HttpGateway.LIMITS, context::locale),
                () -> SqliteSubmissionStore.waiting(context.submissions()), context.tasks());
        Fonts.load();
        Scene scene = new Scene(root, 1366, 768);
        look.dress(scene);
        look.theme().subscribe((_, _) -> look.dress(scene));
        look.size().subscribe((_, _) -> {
            look.dress(scene);
            rebuild();
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        root.getStyleClass().add("terminal");
        stage.setScene(scene);
        stage.setMinWidth(1180);
        stage.setMinHeight(700);
    }

    /// Shows the window: the sign-in of an enrolled terminal, else the enrolment.
    public void begin() {
        enrolment.identity().subscribe((_, identity) -> enrolled(identity));
        context.texts().language().subscribe((_, _) -> rebuild());
        rebuild();
        stage.show();
        enrolment.begin(Optional.ofNullable(context.ticket()));
    }

    /// Shows the window with a workplace made elsewhere, as the demo and tests do.
    public void begin(Workplace made) {
        context.texts().language().subscribe((_, _) -> rebuild());
        enter(made);
        stage.show();
    }

    /// The workplace, empty until the terminal is enrolled.
    public Optional<Workplace> workplace() {
        return Optional.ofNullable(workplace);
    }

    /// Theme and text size.
    public Look look() {
        return look;
    }

    /// The scene, for robots and pictures.
    public Scene scene() {
        return root.getScene();
    }

    /// Takes the screen down and closes connections and files. A submission without an answer stays kept.
    @Override
    public void close() {
        lifetime.close();
        if (workplace != null) {
            workplace.close();
        }
    }

    private void enrolled(@Nullable DeviceIdentity identity) {
        if (identity == null) {
            return;
        }
        try {
            enter(Workplace.open(identity, context));
        } catch (RuntimeException e) {
            LOG.error("the enrolled terminal cannot be opened", e);
            throw new IllegalStateException("the enrolled terminal cannot be opened", e);
        }
    }

    private void enter(Workplace made) {
        workplace = made;
        made.signIn().session().subscribe((_, _) -> {
            page = Page.NEW_APPLICATION;
            memory.forget();
            rebuild();
        });
        rebuild();
    }

    private void rebuild() {
        rebuild(FocusMemory.Place.of(root.getScene()));
    }

    private void rebuild(Optional<FocusMemory.Place> focused) {
        lifetime.close();
        lifetime = new Lifetime();
        stage.setTitle(context.texts().get("app.title"));
        Workplace work = workplace;
        root.getChildren().setAll(work == null ? List.of(enrolmentPage()) : signedInOrNot(work));
        root.applyCss();
        root.layout();
        if (focused.filter(place -> place.goTo(root)).isEmpty()) {
            focusFirst();
        }
    }

    private void focusFirst() {
        List.of(NodeIds.LOGIN, NodeIds.MRZ_FIELD, NodeIds.SEARCH_TEXT, NodeIds.STATEMENT_FROM, NodeIds.MONTHS_LIST,
                NodeIds.PAGE_HELP,
                NodeIds.ENROL).stream()
                .map(id -> root.lookup("#" + id))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private Node enrolmentPage() {
        return scrolling(forms.build(new EnrolmentController(enrolment, context.texts(), lifetime)));
    }

    /// A page that scrolls where large text leaves it too little room.
    private static Node scrolling(Parent page) {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("decision-scroll");
        return scroll;
    }

    private List<Node> signedInOrNot(Workplace work) {
        Session session = work.signIn().session().get();
        BorderPane frame = new BorderPane();
        TopBar.Commands commands = new TopBar.Commands(this::go, this::switchLanguage, this::chooseLook, work::signOut);
        frame.setTop(new TopBar(work, session, page, commands, columns(), lifetime));
        if (session == null) {
            frame.setCenter(scrolling(forms.build(
                    new SignInController(work.signIn(), work.terminal(), context.texts(), lifetime))));
            return List.of(frame);
        }
        frame.setCenter(switch (page) {
            case NEW_APPLICATION -> newApplication(work);
            case CASES -> cases(work);
            case DEPOSIT -> deposit(work, session);
            case MONTHS -> months(work, session);
            case HELP -> new HelpPage(context.texts());
        });
        return List.of(frame,
                new PreviewOverlay(work.printing(), context.tasks(), context.texts(), lifetime));
    }

    private Parent newApplication(Workplace work) {
        OutcomePane outcome = new OutcomePane(work.application().outcome(), new OutcomePane.FollowUps(
                work.application()::next, context.texts().get("action.next"), work.application()::correct),
                context.texts(), lifetime);
        VBox.setVgrow(outcome, Priority.ALWAYS);
        TodayPane today = new TodayPane(work.today(), this::open, columns(), lifetime);
        double needed = ROOM_FOR_TODAY * look.size().get().percent() / 100;
        lifetime.watch(root.heightProperty(), height -> today.showList(height.doubleValue() >= needed));
        return forms.build(new NewApplicationController(work.application(), List.of(outcome, today),
                context.texts(), lifetime));
    }

    private Parent cases(Workplace work) {
        OutcomePane opened = new OutcomePane(work.opened(), new OutcomePane.FollowUps(work.opened()::clear,
                context.texts().get("action.closeCase"), this::correct), context.texts(), lifetime);
        return forms.build(new CasesController(work.search(), work.opened(), opened, columns(), lifetime));
    }

    private Parent deposit(Workplace work, Session session) {
        Text agency = session.agencyName() == null ? work.terminal() : session.agencyName();
        return forms.build(new DepositController(work.deposit(), () -> {
            if (work.deposit().statement().get() != null) {
                work.printing().save(work.deposit().statement().get(), agency);
            }
        }, work.printing().remark(), columns(), lifetime));
    }

    private Parent months(Workplace work, Session session) {
        Text agency = session.agencyName() == null ? work.terminal() : session.agencyName();
        return forms.build(new MonthsController(work.months(), new MonthsController.Save(
                month -> work.printing().save(month, agency), work.printing()::save, work.printing().remark()),
                columns(), lifetime));
    }

    private void open(CaseNumber number) {
        if (workplace != null) {
            workplace.opened().open(number);
            go(Page.CASES);
        }
    }

    private void correct(QuickPermitCase decided) {
        if (workplace != null) {
            workplace.application().correct(decided);
            go(Page.NEW_APPLICATION);
        }
    }

    private void go(Page next) {
        Workplace work = workplace;
        Session session = work == null ? null : work.signIn().session().get();
        if (work == null || session == null || !next.isFor(session)) {
            return;
        }
        boolean turned = page != next;
        if (turned) {
            memory.leave(page, root.getScene());
            page = next;
            work.printing().reset();
            rebuild(memory.on(next));
            if (next == Page.DEPOSIT) {
                work.deposit().open();
            } else if (next == Page.MONTHS) {
                work.months().open();
            } else if (next == Page.CASES && work.search().rows().isEmpty()) {
                work.search().search();
            }
        }
    }

    private void switchLanguage() {
        context.texts().switchTo(context.texts().language().get().other());
    }

    private void chooseLook() {
        Node button = root.lookup("#" + NodeIds.LOOK);
        if (button != null) {
            PopOver choice = LookPopOver.of(look, context.texts());
            show(choice, button);
            LookPopOver.first(choice).requestFocus();
        }
    }

    private boolean helpHere() {
        Node focused = root.getScene().getFocusOwner();
        Optional<PopOver> help = focused == null ? Optional.empty() : InPlace.helpFor(focused, context.texts());
        help.ifPresent(shown -> show(shown, focused));
        return help.isPresent();
    }

    private void show(PopOver shown, Node at) {
        shown.show(at);
        lifetime.atEnd(shown::hide);
    }

    /// What keys do everywhere, signed in or not.
    private boolean general(KeyEvent event) {
        boolean control = event.isShortcutDown();
        return switch (event.getCode()) {
            case F8 -> done(this::switchLanguage);
            case F11 -> done(this::chooseLook);
            case F1 -> event.isShiftDown() && helpHere();
            case T -> control && done(() -> look.show(look.theme().get().next()));
            case PLUS, EQUALS, ADD -> control && done(() -> look.show(look.size().get().larger()));
            case MINUS, SUBTRACT -> control && done(() -> look.show(look.size().get().smaller()));
            case DIGIT0, NUMPAD0 -> control && done(() -> look.show(TextSize.PERCENT_100));
            default -> false;
        };
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private Columns columns() {
        return new Columns(context.texts(), look.size().get().percent());
    }

    private void shortcut(KeyEvent event) {
        if (general(event)) {
            event.consume();
            return;
        }
        Workplace work = workplace;
        if (work == null || work.signIn().session().get() == null) {
            return;
        }
        if (new Shortcuts(work, page, this::go, this::correct).press(event)) {
            event.consume();
        }
    }

    /// The case the page shows, for the keys that act on it.
    static Optional<OutcomeViewModel> outcomeOf(Page page, Workplace work) {
        return switch (page) {
            case NEW_APPLICATION -> Optional.of(work.application().outcome());
            case CASES -> Optional.of(work.opened());
            case DEPOSIT, MONTHS, HELP -> Optional.empty();
        };
    }
}

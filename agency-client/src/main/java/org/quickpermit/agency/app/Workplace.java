package org.quickpermit.agency.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

import org.quickpermit.agency.cases.CasesViewModel;
import org.quickpermit.agency.deposit.DepositViewModel;
import org.quickpermit.agency.deposit.MonthsViewModel;
import org.quickpermit.agency.gateway.CertificateViewModel;
import org.quickpermit.agency.gateway.ConnectionViewModel;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.agency.gateway.HttpGateway;
import org.quickpermit.agency.gateway.WatchedGateway;
import org.quickpermit.agency.newapplication.ApplicationViewModel;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.agency.signin.SignInViewModel;
import org.quickpermit.agency.submissions.Sealing;
import org.quickpermit.agency.submissions.SqliteSubmissionStore;
import org.quickpermit.agency.submissions.SubmissionDesk;
import org.quickpermit.agency.submissions.SubmissionStore;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.device.Renewal;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The view models of an enrolled terminal, wired together. Lives on the screen's thread.
public final class Workplace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

    private final TerminalContext context;
    private final Text terminal;
    private final SubmissionDesk desk;
    private final SignInViewModel signIn;
    private final ConnectionViewModel connection;
    private final CertificateViewModel certificate;
    private final DepositViewModel deposit;
    private final MonthsViewModel months;
    private final CasesViewModel today;
    private final CasesViewModel search;
    private final PrintingViewModel printing;
    private final ApplicationViewModel application;
    private final OutcomeViewModel opened;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private @Nullable String lastAgency;
    private @Nullable String lastLogin;

    /// @param terminal agency and name of this terminal
    /// @param server the server
    /// @param store keeps unanswered submissions
    /// @param context what the terminal is given from outside
    public Workplace(Text terminal, Gateway server, SubmissionStore store, TerminalContext context) {
        this.terminal = terminal;
        this.context = context;
        WatchedGateway gateway = new WatchedGateway(server, this::heard);
        connection = new ConnectionViewModel(gateway, context.tasks());
        signIn = new SignInViewModel(gateway, context.tasks());
        desk = new SubmissionDesk(store, gateway, context.tasks(), context.clock(), context.newKey());
        deposit = new DepositViewModel(gateway, context.tasks(), context::today);
        months = new MonthsViewModel(gateway, context.tasks(), context::today);
        today = new CasesViewModel(gateway, context.tasks(), context::today);
        search = new CasesViewModel(gateway, context.tasks(), context::today);
        printing = new PrintingViewModel(context.printer(), context.savePlace(), context.preferences(),
                context.tasks(), context.clock());
        OutcomeViewModel decision = new OutcomeViewModel(desk, gateway, context.tasks(), printing);
        opened = new OutcomeViewModel(desk, gateway, context.tasks(), printing);
        application = new ApplicationViewModel(desk, decision, context.tasks(), context::today, context.nanos());
        desk.onAnswered(this::answered);
        signIn.session().subscribe((_, session) -> sessionChanged(session));
        desk.takeUp();
        connection.begin();
        resources.push(connection);
        certificate = new CertificateViewModel(context.tasks());
        resources.push(certificate);
    }

    /// Opens the workplace of an enrolled terminal on the real server.
    public static Workplace open(DeviceIdentity identity, TerminalContext context) {
        HttpGateway gateway = new HttpGateway(
                context.server() == null ? identity : identity.at(context.server()), context::locale);
        SqliteSubmissionStore store = new SqliteSubmissionStore(context.submissions(),
                new Sealing(HexFormat.of().parseHex(identity.secret())));
        Text terminal = new Text(identity.agencyName().zh() + " · " + identity.name(),
                identity.agencyName().en() + " · " + identity.name());
        Workplace workplace = new Workplace(terminal, gateway, store, context);
        Renewal renewal = gateway.renewal(new IdentityFiles(context.data()), identity, context.clock());
        workplace.certificate.begin(() -> {
            renewal.attempt();
            return renewal.warning();
        });
        workplace.resources.addLast(gateway);
        workplace.resources.addLast(store);
        return workplace;
    }

    /// Agency and name of this terminal.
    public Text terminal() {
        return terminal;
    }

    /// Who is signed in.
    public SignInViewModel signIn() {
        return signIn;
    }

    /// Whether the server is there.
    public ConnectionViewModel connection() {
        return connection;
    }

    /// How long the terminal's certificate lasts.
    public CertificateViewModel certificate() {
        return certificate;
    }

    /// The deposit.
    public DepositViewModel deposit() {
        return deposit;
    }

    /// The closed months.
    public MonthsViewModel months() {
        return months;
    }

    /// Today's cases.
    public CasesViewModel today() {
        return today;
    }

    /// The search.
    public CasesViewModel search() {
        return search;
    }

    /// The case opened from the search.
    public OutcomeViewModel opened() {
        return opened;
    }

    /// The page of the application.
    public ApplicationViewModel application() {
        return application;
    }

    /// Papers.
    public PrintingViewModel printing() {
        return printing;
    }

    /// Submissions on their way.
    public SubmissionDesk desk() {
        return desk;
    }

    /// Signs the clerk out; nothing typed stays for the next one.
    public void signOut() {
        signIn.signOut();
        clear();
    }

    private void heard(WatchedGateway.Heard heard) {
        context.screen().execute(() -> {
            connection.heard(heard);
            if (heard instanceof WatchedGateway.Heard.SessionOver) {
                signIn.expired();
            }
        });
    }

    private void sessionChanged(@Nullable Session session) {
        if (session == null) {
            return;
        }
        boolean samePerson = session.login().equals(lastLogin)
                && java.util.Objects.equals(session.agencyId(), lastAgency);
        if (lastLogin != null && !samePerson) {
            clear();
        }
        lastLogin = session.login();
        lastAgency = session.agencyId();
        desk.signedIn();
        deposit.refresh();
        today.loadToday();
        printing.findPrinters();
    }

    private void answered(QuickPermitCase decided) {
        deposit.charged(decided);
        today.loadToday();
        search.refresh();
    }

    private void clear() {
        application.next();
        opened.clear();
        search.forget();
        today.forget();
        deposit.forget();
        months.forget();
    }

    /// Stops asking and closes connections and files.
    @Override
    public void close() {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("not closed cleanly", e);
            }
        }
    }
}

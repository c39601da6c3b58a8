package org.quickpermit.server.identity;

import java.util.regex.Pattern;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;

import static org.quickpermit.wire.Role.ADMINISTRATOR;
import static org.quickpermit.wire.Role.BUREAU_OFFICER;

/// Routes of enrolment, activation, sessions, and of the administration of agencies, devices and users.
public final class IdentityRoutes {
    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    private final Enrolments enrolments;
    private final Users users;
    private final Sessions sessions;
    private final Designations designations;

    /// @param enrolments devices
    /// @param users persons
    /// @param sessions sessions
    /// @param designations agencies
    public IdentityRoutes(Enrolments enrolments, Users users, Sessions sessions, Designations designations) {
        this.enrolments = enrolments;
        this.users = users;
        this.sessions = sessions;
        this.designations = designations;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access administration = Access.person(DeviceKind.WORKSTATION, ADMINISTRATOR, BUREAU_OFFICER);
        router.add(HttpMethod.POST, Api.ENROLMENTS, Access.anyone(),
                call -> Reply.json(201, enrolments.enrol(call.body(EnrolmentRequest.class))));
        router.add(HttpMethod.POST, Api.OWN_CERTIFICATE, Access.anyDevice(),
                call -> Reply.json(201, enrolments.renew(call.body(CertificateRenewal.class), call.caller())));
        router.add(HttpMethod.POST, Api.ACTIVATIONS, Access.anyDevice(), call -> {
            users.activate(call.body(Activation.class), call.caller());
            return Reply.noContent();
        });
        router.add(HttpMethod.POST, Api.SESSIONS, Access.anyDevice(),
                call -> Reply.json(201, sessions.signIn(call.body(SignIn.class), call.caller())));
        router.add(HttpMethod.GET, Api.CURRENT_SESSION, Access.anyPerson(),
                call -> Reply.json(200, sessions.current(call.caller(), call.sessionToken())));
        router.add(HttpMethod.DELETE, Api.CURRENT_SESSION, Access.anyPerson(), call -> {
            sessions.signOut(call.caller(), call.sessionToken());
            return Reply.noContent();
        });
        router.add(HttpMethod.POST, Api.AGENCIES, administration, call -> {
            NewAgency agency = call.body(NewAgency.class);
            designations.designate(agency, Actor.of(call.caller()));
            return Reply.json(201, agency);
        });
        router.add(HttpMethod.POST, Api.DEVICES, administration, call -> Reply.json(201,
                enrolments.announce(call.body(NewDevice.class), call.serverAddress(), Actor.of(call.caller()))));
        router.add(HttpMethod.POST, Api.DEVICE_REVOCATION, administration, call -> {
            enrolments.revoke(call.pathParam("deviceId"), reason(call), Actor.of(call.caller()));
            return Reply.noContent();
        });
        router.add(HttpMethod.POST, Api.USERS, administration, call -> {
            NewUser user = call.body(NewUser.class);
            checkMayRegister(call, user.role());
            return Reply.json(201, users.register(user, Actor.of(call.caller())));
        });
        router.add(HttpMethod.POST, Api.USER_DEACTIVATION, administration, call -> {
            users.deactivate(call.pathParam("login"), reason(call), call.caller().person().role(),
                    Actor.of(call.caller()));
            return Reply.noContent();
        });
    }

    /// An officer cannot raise somebody above an officer: administrators are registered by administrators.
    private static void checkMayRegister(Call call, Role role) {
        if (role == ADMINISTRATOR && call.caller().person().role() != ADMINISTRATOR) {
            throw ApiProblem.field("/role", "NOT_PERMITTED",
                    new Text("僅系統管理者可登錄系統管理者。", "Only an administrator registers administrators."));
        }
    }

    private static String reason(Call call) {
        String reason = call.body(Revocation.class).reason();
        if (reason.isBlank() || !REASON.matcher(reason).matches()) {
            throw ApiProblem.field("/reason", "LENGTH",
                    new Text("理由須為 1 至 200 個字元，不得含控制字元。",
                            "The reason has 1 to 200 characters, none of them control characters."));
        }
        return reason;
    }
}

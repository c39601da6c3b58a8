package org.quickpermit.server.registers;

import java.io.IOException;
import java.util.Optional;

import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Body;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DenyListEntry;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.RegisterLoad.RejectedRow;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;

/// The officers' calls about registers.
public final class RegisterRoutes {
    private static final long LARGEST_FILE = 64L << 20;

    private final RegisterLoader loader;
    private final DenyListBook denyList;

    public RegisterRoutes(RegisterLoader loader, DenyListBook denyList) {
        this.loader = loader;
        this.denyList = denyList;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access officer = Access.person(DeviceKind.WORKSTATION, Role.BUREAU_OFFICER);
        router.add(HttpMethod.POST, Api.REGISTER_LOADS, officer, Body.csv(LARGEST_FILE), this::load);
        router.add(HttpMethod.POST, Api.DENY_LIST, officer, this::deny);
    }

    private Reply load(Call call) throws IOException {
        Register register = Register.ofLabel(call.pathParam("register"))
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                        new Text("查無此查核檔。", "There is no such register.")));
        RegisterLoader.LoadedBy by = new RegisterLoader.LoadedBy(call.caller().actor(), call.caller().deviceId());
        RegisterLoad load = loader.load(register, call.bodyStream(), by, shrink(call));
        if (!load.rejected().isEmpty()) {
            throw rejected(load);
        }
        return Reply.json(201, load);
    }

    private static RegisterLoader.Shrink shrink(Call call) {
        Optional<String> given = call.query("shrink");
        if (given.isEmpty()) {
            return RegisterLoader.Shrink.REFUSED;
        }
        if (!given.get().equals("allowed")) {
            throw ApiProblem.field("query:shrink", "INVALID",
                    new Text("參數 shrink 僅可為 allowed。", "The parameter shrink can only be: allowed."));
        }
        return RegisterLoader.Shrink.ALLOWED;
    }

    private static ApiProblem rejected(RegisterLoad load) {
        FieldErrors errors = new FieldErrors();
        for (RejectedRow row : load.rejected()) {
            String column = row.column().isEmpty() ? "" : "/" + row.column();
            errors.add("/line/" + row.line() + column, "REJECTED", row.text());
        }
        return new ApiProblem(ProblemType.REGISTER_FILE_REJECTED, new Text("檔案有錯誤，未載入任何資料。請更正後重送整個檔案。",
                "The file has errors and nothing of it was loaded. Correct it and send the whole file again."),
                errors);
    }

    private Reply deny(Call call) {
        denyList.add(call.caller(), call.idempotencyKey(), call.body(DenyListEntry.class));
        return Reply.noContent();
    }
}

package org.quickpermit.server.stock;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// What callers are told about sheets.
final class StockWords {
    private StockWords() {}

    static Text where(Place place) {
        return switch (place.state()) {
            case DEPOT -> new Text("在總庫", "is in the depot");
            case TRANSIT -> new Text("已撥交服務站 " + place.stationId() + "，尚未簽收",
                    "is on its way to station " + place.stationId() + " and not signed for");
            case STATION -> new Text("在服務站 " + place.stationId() + " 保管", "is in the safe of station "
                    + place.stationId());
            case TRAY -> new Text("在自助機 " + place.kiosk() + " 紙匣", "is in the tray of kiosk " + place.kiosk());
            case RESERVED -> new Text("正用於列印，結果尚未確定", "is taken for a print whose outcome is not settled");
            case ISSUED -> new Text("已核發", "is issued");
            case SPOILED -> new Text("已作廢", "is spoiled");
            case MISSING -> new Text("已列為遺失", "is declared missing");
        };
    }

    /// A sheet is not where it would have to be.
    static ApiProblem elsewhere(SheetNumber sheet, Place place) {
        Text where = where(place);
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                "空白證 " + sheet + " " + where.zh() + "；未作任何變更，請核對編號與張數。",
                "Sheet " + sheet + " " + where.en() + ". Nothing was changed: compare number and count."));
    }

    static ApiProblem notReceived(SheetRange range, int missing) {
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                range + " 之中有 " + missing + " 張未曾入庫；未作任何變更，請核對編號與張數。",
                missing + " of the sheets " + range
                        + " never came to the depot. Nothing was changed: compare number and count."));
    }

    static ApiProblem receivedBefore(SheetRange range) {
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                range + " 之中有編號已入庫；未作任何變更，請核對送貨單。",
                "Some of the sheets " + range
                        + " were received before. Nothing was changed: compare with the delivery note."));
    }

    static ApiProblem changed(SheetRange range) {
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                range + " 同時另有異動；未作任何變更，請重新操作。",
                "Somebody else moved some of " + range + " at the same moment. Nothing was changed: look again."));
    }

    static ApiProblem trayNotEmpty(SheetRange left) {
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                "紙匣帳上尚有 " + left + "，請先辦理取出，再裝入新的一疊。",
                "By the books " + left + " are still in the tray: unload them before others are loaded."));
    }

    static ApiProblem printOpen() {
        return new ApiProblem(ProblemType.STATE_CONFLICT, new Text(
                "本機有一張列印結果尚未確定，請先於列印紀錄處理。",
                "A sheet of this kiosk is taken for a print that is not settled: settle it in the print log first."));
    }

    static ApiProblem notLoaded(String sheet, @Nullable Place place) {
        Text where = place == null ? new Text("未曾入庫", "never came to the depot") : where(place);
        return new ApiProblem(ProblemType.SHEET_NOT_LOADED, new Text(
                "空白證 " + sheet + " 不在本機紙匣，該證" + where.zh() + "。請核對紙匣最上面一張。",
                "Sheet " + sheet + " is not in this kiosk's tray: it " + where.en() + ". Look at the sheet on top."));
    }

    static ApiProblem noShift() {
        return new ApiProblem(ProblemType.SHIFT_NOT_OPEN, new Text("本機尚未開班，請值勤人員先開班。",
                "No shift is open at this kiosk: staff open one at the console first."));
    }

    static ApiProblem noSheet() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此空白證。", "There is no such sheet."));
    }

    /// True for a sheet that is used up or on its way to be.
    static boolean isUsed(SheetState state) {
        return switch (state) {
            case RESERVED, ISSUED, SPOILED -> true;
            case DEPOT, TRANSIT, STATION, TRAY, MISSING -> false;
        };
    }
}

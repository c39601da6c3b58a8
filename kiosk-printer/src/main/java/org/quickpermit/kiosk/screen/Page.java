package org.quickpermit.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Setting;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.wire.KioskProfile;

/// What all traveller screens share: name and staff corner on top, four steps, a drawing, a sentence, at most two
/// buttons, and the languages always in the same corner.
final class Page {
    /// No step is under way.
    static final int NO_STEP = -1;

    private static final List<String> STEPS = List.of("scan", "check", "print", "take");

    private final ScreenTools tools;
    private final Setting setting;
    private final Language language;
    private final boolean portrait;
    private final List<Node> below = new ArrayList<>();
    private final List<Node> buttons = new ArrayList<>();
    private int step = NO_STEP;
    private boolean small;

    Page(ScreenTools tools, Setting setting) {
        this.tools = tools;
        this.setting = setting;
        this.language = setting.language();
        this.portrait = tools.orientation() == Orientation.PORTRAIT;
    }

    /// Marks the step under way, 0 for the first.
    Page step(int number) {
        step = number;
        return this;
    }

    /// Draws smaller on an upright glass, for a screen with two buttons.
    Page small() {
        small = true;
        return this;
    }

    /// Adds a big button.
    ///
    /// @param primary true for the one that goes on
    Page button(String id, String key, boolean primary, StationEvent event) {
        Button button = new Button(text(key));
        button.setId(id);
        button.getStyleClass().add(primary ? "primary" : "secondary");
        button.setMinSize(420, 160);
        button.setOnAction(touch -> tools.events().accept(event));
        buttons.add(button);
        return this;
    }

    /// Adds a line under the sentence.
    Page line(String id, String style, String words) {
        Label label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        below.add(label);
        return this;
    }

    /// Adds the one line that is for staff: under the sentence, or beside the languages where the glass is wide.
    Page staffLine(String words) {
        line("staff-line", "staff-line", words);
        if (!portrait && below.removeLast() instanceof Label label) {
            label.setMaxWidth(780);
            buttons.add(label);
        }
        return this;
    }

    /// Adds anything under the sentence.
    Page under(Node node) {
        below.add(node);
        return this;
    }

    /// Builds the page.
    ///
    /// @param id id of the root node
    /// @param drawing what to do, as a picture
    /// @param sentence what to do, in words
    Region build(String id, Group drawing, String sentence) {
        // The sizes are those of the style sheet.
        Font font = Font.font(Look.family(language), FontWeight.BOLD, crowded() ? 56 : 64);
        Label words = new Label(Lines.even(sentence, (portrait ? 960 : 900) - 8, text -> width(text, font)));
        words.setId("sentence");
        words.getStyleClass().add(crowded() ? "sentence-small" : "sentence");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox texts = new VBox(crowded() ? 24 : 36, words);
        texts.getChildren().addAll(below);
        if (portrait) {
            texts.getChildren().addAll(buttons);
        } else if (buttons.size() > 1) {
            texts.getChildren().add(buttons.removeFirst());
        }
        texts.setAlignment(portrait ? Pos.TOP_CENTER : Pos.CENTER_LEFT);
        words.getStyleClass().add(portrait ? "centred" : "leading");
        Node picture = picture(drawing);
        texts.setMaxWidth(portrait ? 960 : 900);
        texts.setPrefWidth(portrait ? 960 : 900);
        Pane middle = portrait ? new VBox(24, picture, texts) : new HBox(40, picture, texts);
        if (middle instanceof VBox column) {
            column.setAlignment(Pos.TOP_CENTER);
        } else if (middle instanceof HBox row) {
            row.setAlignment(Pos.CENTER);
        }
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox page = new VBox(header(), steps(), middle, languages());
        page.setId(id);
        page.getStyleClass().add("page");
        page.setStyle("-fx-font-family: '" + Look.family(language) + "';");
        page.setMinSize(tools.orientation().width(), tools.orientation().height());
        page.setPrefSize(tools.orientation().width(), tools.orientation().height());
        page.setMaxSize(tools.orientation().width(), tools.orientation().height());
        return page;
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    /// True where the words need more room than the drawing.
    private boolean crowded() {
        return below.stream().anyMatch(VBox.class::isInstance);
    }

    /// True where words or buttons need part of the drawing's room.
    private boolean tight() {
        return crowded() || small;
    }

    /// The drawing in its place, as large as it may be.
    private StackPane picture(Group drawing) {
        double width = portrait ? 960 : 800;
        double height = portrait ? tight() ? 500 : 760 : 560;
        Bounds bounds = drawing.getLayoutBounds();
        double factor = Math.min(1.35, Math.min(width / bounds.getWidth(), height / bounds.getHeight()));
        Group scaled = new Group(drawing);
        drawing.setScaleX(factor);
        drawing.setScaleY(factor);
        StackPane picture = new StackPane(scaled);
        picture.setMinSize(portrait ? 1080 : 860, portrait ? tight() ? 540 : 820 : 560);
        picture.setPrefSize(portrait ? 1080 : 860, portrait ? tight() ? 540 : 820 : 560);
        return picture;
    }

    String text(String key, Object... values) {
        return tools.texts().get(language, key, values);
    }

    private Node header() {
        Rectangle emblem = new Rectangle(64, 64, Look.TEAL);
        emblem.setArcWidth(16);
        emblem.setArcHeight(16);
        Rectangle sheet = new Rectangle(14, 20, 36, 25);
        sheet.setFill(javafx.scene.paint.Color.WHITE);
        Rectangle mark = new Rectangle(36, 26, 8, 8);
        mark.setFill(Look.TEAL);
        Label title = new Label(text("title"));
        title.getStyleClass().add("title");
        Label place = new Label(tools.profile().get().map(KioskProfile::name).orElse(""));
        place.getStyleClass().add("place");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button staff = new Button(text("staff"));
        staff.setId("staff");
        staff.getStyleClass().add("staff");
        staff.setMinSize(180, 88);
        staff.setOnAction(touch -> tools.events().accept(new StationEvent.StaffCalled()));
        HBox header = new HBox(24, new Group(emblem, sheet, mark), title, gap, place, staff);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("header");
        header.setMinHeight(128);
        return header;
    }

    private Node steps() {
        HBox row = new HBox(portrait ? 12 : 0);
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("steps");
        row.setMinHeight(portrait ? 170 : 130);
        for (int i = 0; i < STEPS.size(); i++) {
            if (i > 0) {
                Line line = new Line(0, 0, portrait ? 60 : 200, 0);
                line.setStroke(i <= step ? Look.TEAL : Look.LINE);
                line.setStrokeWidth(6);
                row.getChildren().add(line);
            }
            row.getChildren().add(stepMark(i));
        }
        return row;
    }

    private Node stepMark(int number) {
        boolean done = number < step;
        boolean now = number == step;
        Circle circle = new Circle(28, done || now ? Look.TEAL : javafx.scene.paint.Color.WHITE);
        circle.setStroke(done || now ? Look.TEAL : Look.SOFT_INK);
        circle.setStrokeWidth(4);
        Label digit = new Label(Integer.toString(number + 1));
        digit.getStyleClass().add(done || now ? "step-digit-on" : "step-digit");
        Node mark = done ? Drawings.check(28) : new StackPane(circle, digit);
        Label name = new Label(text("step." + STEPS.get(number)));
        name.getStyleClass().add(now ? "step-now" : "step");
        HBox box = new HBox(14, mark, name);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(portrait ? 168 : 220);
        return box;
    }

    /// Switches the voice on and off; says in a word which of the two a touch does.
    private Button headphones() {
        Button button = new Button(text(setting.spoken() ? "voice.off" : "voice.on"), Drawings.headphones());
        button.setId("voice");
        button.getStyleClass().add(setting.spoken() ? "language-on" : "language");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMinSize(150, 160);
        button.setOnAction(touch -> tools.events().accept(new StationEvent.VoiceToggled()));
        return button;
    }

    private Node languages() {
        HBox row = new HBox(12);
        row.setAlignment(portrait ? Pos.CENTER : Pos.CENTER_LEFT);
        row.getStyleClass().add("languages");
        for (Language each : Language.values()) {
            Button button = new Button(each.ownName());
            button.setId("language-" + each.tag());
            button.getStyleClass().add(each == language ? "language-on" : "language");
            button.setStyle("-fx-font-family: '" + Look.family(each) + "';");
            button.setMinSize(tools.voice().present() ? 168 : 186, 160);
            button.setOnAction(touch -> tools.events().accept(new StationEvent.LanguageChosen(each)));
            row.getChildren().add(button);
        }
        if (tools.voice().present()) {
            row.setSpacing(6);
            row.getChildren().add(headphones());
        }
        if (!portrait) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row.getChildren().add(gap);
            row.getChildren().addAll(buttons);
        }
        return row;
    }
}

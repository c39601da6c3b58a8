package org.quickpermit.kiosk.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// The parts the drawings are made of, in one line weight. Each is drawn around or below its own origin, in pixels of
/// the design size.
final class Drawings {
    static final double STROKE = 8;

    private Drawings() {}

    /// The boarding confirmation: an upright sheet with its square code at the upper right. 300 by 400.
    static Group confirmation() {
        Group sheet = new Group(paper(300, 400), code(168, 36, 96));
        sheet.getChildren().addAll(text(36, 60, 96), text(36, 96, 72), text(36, 180, 228), text(36, 222, 228),
                text(36, 264, 180), text(36, 330, 120));
        return sheet;
    }

    /// The entry permit: a lying card with its code at the right and two lines of machine-readable zone. 380 by 268.
    static Group permit() {
        Group card = new Group(paper(380, 268), code(250, 36, 96));
        Rectangle portraitLine = new Rectangle(36, 36, 150, 20);
        portraitLine.setFill(Look.TEAL);
        card.getChildren().addAll(portraitLine, text(36, 92, 150), text(36, 126, 110));
        for (int row = 0; row < 2; row++) {
            Line zone = new Line(36, 196 + row * 34, 344, 196 + row * 34);
            zone.setStroke(Look.INK);
            zone.setStrokeWidth(12);
            zone.getStrokeDashArray().setAll(9.0, 5.0);
            card.getChildren().add(zone);
        }
        return card;
    }

    /// A barcode reader in its stand, looking down; its window is at (0, 0). 240 wide.
    static Group reader() {
        Rectangle head = new Rectangle(-150, -130, 300, 112);
        head.setArcWidth(48);
        head.setArcHeight(48);
        head.setFill(Look.INK);
        Rectangle window = new Rectangle(-84, -30, 168, 16);
        window.setFill(Look.RED);
        Rectangle stem = new Rectangle(-24, -230, 48, 110);
        stem.setFill(Look.INK);
        return new Group(stem, head, window);
    }

    /// Light falling from the reader's window at (0, 0) down to a width of 260 at 150.
    static Node beam() {
        Polygon light = new Polygon(-84, 0, 84, 0, 150, 150, -150, 150);
        light.setFill(Color.web("#B3261E", 0.16));
        return light;
    }

    /// The open page of a passport: a face above, two lines of machine-readable zone below. 380 by 268.
    static Group passport() {
        Group page = new Group(paper(380, 268));
        Circle head = new Circle(92, 76, 30, Look.SOFT_INK);
        Arc shoulders = new Arc(92, 160, 52, 46, 0, 180);
        shoulders.setType(ArcType.ROUND);
        shoulders.setFill(Look.SOFT_INK);
        page.getChildren().addAll(head, shoulders, text(180, 56, 150), text(180, 90, 110), text(180, 124, 130));
        for (int y : new int[]{196, 228}) {
            Line row = new Line(32, y, 348, y);
            row.setStroke(Look.INK);
            row.setStrokeWidth(12);
            row.getStrokeDashArray().addAll(10.0, 8.0);
            page.getChildren().add(row);
        }
        return page;
    }

    /// A printer seen from the front, 520 by 300; its slot is at (260, 190), 400 wide.
    static Group printer() {
        Rectangle body = new Rectangle(0, 40, 520, 260);
        body.setArcWidth(48);
        body.setArcHeight(48);
        body.setFill(Look.INK);
        Rectangle top = new Rectangle(70, 0, 380, 60);
        top.setArcWidth(24);
        top.setArcHeight(24);
        top.setFill(Look.SOFT_INK);
        Rectangle slot = new Rectangle(50, 178, 420, 26);
        slot.setArcWidth(20);
        slot.setArcHeight(20);
        slot.setFill(Color.WHITE);
        Circle light = new Circle(452, 96, 14, Color.web("#7FD1A8"));
        return new Group(top, body, slot, light);
    }

    /// A person of the staff: head, shoulders and a badge. 220 by 260, feet of the bust at y = 260.
    static Group person() {
        Circle head = new Circle(110, 66, 62, Look.INK);
        Arc shoulders = new Arc(110, 260, 110, 112, 0, 180);
        shoulders.setType(ArcType.ROUND);
        shoulders.setFill(Look.TEAL);
        Rectangle badge = new Rectangle(128, 200, 48, 32);
        badge.setArcWidth(8);
        badge.setArcHeight(8);
        badge.setFill(Color.WHITE);
        return new Group(head, shoulders, badge);
    }

    /// A service counter, 460 by 150, below a person at (120, -200).
    static Group counter() {
        Group person = person();
        person.setTranslateX(120);
        person.setTranslateY(-232);
        Rectangle desk = new Rectangle(0, 0, 460, 40);
        desk.setArcWidth(16);
        desk.setArcHeight(16);
        desk.setFill(Look.INK);
        Rectangle front = new Rectangle(24, 40, 412, 130);
        front.setFill(Look.TINT);
        return new Group(person, front, desk);
    }

    /// A kiosk machine, 260 by 420.
    static Group machine(Color screen) {
        Rectangle body = new Rectangle(0, 0, 260, 330);
        body.setArcWidth(40);
        body.setArcHeight(40);
        body.setFill(Look.INK);
        Rectangle glass = new Rectangle(28, 28, 204, 170);
        glass.setArcWidth(16);
        glass.setArcHeight(16);
        glass.setFill(screen);
        Rectangle slot = new Rectangle(58, 246, 144, 16);
        slot.setFill(Color.WHITE);
        Rectangle foot = new Rectangle(80, 330, 100, 60);
        foot.setFill(Look.SOFT_INK);
        Rectangle base = new Rectangle(20, 388, 220, 28);
        base.setArcWidth(16);
        base.setArcHeight(16);
        base.setFill(Look.INK);
        return new Group(foot, body, glass, slot, base);
    }

    /// A filled circle with a check mark around (0, 0).
    static Group check(double radius) {
        return mark(radius, Look.GREEN, -0.42, 0.04, -0.1, 0.36, 0.46, -0.34);
    }

    /// A filled octagon-like circle with a cross around (0, 0).
    static Group cross(double radius) {
        Group group = mark(radius, Look.RED, -0.36, -0.36, 0.36, 0.36);
        group.getChildren().add(stroke(new Polyline(-0.36 * radius, 0.36 * radius, 0.36 * radius, -0.36 * radius),
                Color.WHITE, radius * 0.2));
        return group;
    }

    /// A triangle with an exclamation mark around (0, 0).
    static Group warning(double radius) {
        Polygon triangle = new Polygon(0, -radius, radius * 1.1, radius * 0.9, -radius * 1.1, radius * 0.9);
        triangle.setFill(Look.AMBER);
        triangle.setStroke(Look.AMBER);
        triangle.setStrokeWidth(radius * 0.22);
        triangle.setStrokeLineJoin(StrokeLineJoin.ROUND);
        Shape bar = stroke(new Polyline(0, -radius * 0.38, 0, radius * 0.26), Color.WHITE, radius * 0.2);
        return new Group(triangle, bar, new Circle(0, radius * 0.62, radius * 0.13, Color.WHITE));
    }

    /// An hourglass of 120 by 170 around (0, 0).
    static Group hourglass() {
        Polygon upper = new Polygon(-50, -70, 50, -70, 0, 0);
        Polygon lower = new Polygon(-50, 70, 50, 70, 0, 0);
        upper.setFill(Look.TINT);
        lower.setFill(Look.AMBER);
        Group group = new Group(upper, lower);
        for (Polygon glass : new Polygon[]{upper, lower}) {
            glass.setStroke(Look.INK);
            glass.setStrokeWidth(STROKE);
            glass.setStrokeLineJoin(StrokeLineJoin.ROUND);
        }
        group.getChildren().addAll(stroke(new Polyline(-66, -74, 66, -74), Look.INK, 14),
                stroke(new Polyline(-66, 74, 66, 74), Look.INK, 14));
        return group;
    }

    /// An arrow pointing down with its tip at (0, 0), 150 long.
    static Group arrowDown(Color color) {
        Shape shaft = stroke(new Polyline(0, -150, 0, -16), color, 26);
        Shape tip = stroke(new Polyline(-54, -58, 0, -8, 54, -58), color, 26);
        return new Group(shaft, tip);
    }

    /// An arrow pointing right with its tip at (0, 0), 150 long.
    static Group arrowRight(Color color) {
        Group arrow = arrowDown(color);
        arrow.setRotate(0);
        Group turned = new Group(arrow);
        turned.getTransforms().add(new javafx.scene.transform.Rotate(-90, 0, 0));
        return turned;
    }

    /// A circle arrow: once more. Around (0, 0), radius 70.
    static Group again() {
        Arc arc = new Arc(0, 0, 70, 70, 60, 280);
        arc.setType(ArcType.OPEN);
        arc.setFill(null);
        arc.setStroke(Look.TEAL);
        arc.setStrokeWidth(22);
        arc.setStrokeLineCap(StrokeLineCap.ROUND);
        Polygon tip = new Polygon(22, -110, 92, -64, 16, -22);
        tip.setFill(Look.TEAL);
        return new Group(arc, tip);
    }

    /// A magnifying glass around (0, 0), radius 80.
    static Group magnifier() {
        Circle glass = new Circle(0, 0, 76, Color.web("#DCE9EC", 0.75));
        glass.setStroke(Look.TEAL);
        glass.setStrokeWidth(20);
        return new Group(stroke(new Polyline(58, 58, 132, 132), Look.TEAL, 32), glass);
    }

    /// Headphones, 76 wide.
    static Group headphones() {
        Arc band = new Arc(38, 40, 32, 32, 0, 180);
        band.setType(ArcType.OPEN);
        band.setFill(null);
        band.setStroke(Look.INK);
        band.setStrokeWidth(STROKE);
        Group group = new Group(band);
        for (double x : new double[]{0, 56}) {
            Rectangle ear = new Rectangle(x, 38, 20, 34);
            ear.setArcWidth(12);
            ear.setArcHeight(12);
            ear.setFill(Look.TEAL);
            group.getChildren().add(ear);
        }
        return group;
    }

    private static Group mark(double radius, Color fill, double... points) {
        Polyline line = new Polyline();
        for (double point : points) {
            line.getPoints().add(point * radius);
        }
        return new Group(new Circle(0, 0, radius, fill), stroke(line, Color.WHITE, radius * 0.2));
    }

    private static Shape stroke(Polyline line, Color color, double width) {
        line.setFill(null);
        line.setStroke(color);
        line.setStrokeWidth(width);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return line;
    }

    private static Node paper(double width, double height) {
        Rectangle paper = new Rectangle(width, height);
        paper.setArcWidth(20);
        paper.setArcHeight(20);
        paper.setFill(Color.WHITE);
        paper.setStroke(Look.INK);
        paper.setStrokeWidth(STROKE);
        return paper;
    }

    private static Node text(double x, double y, double width) {
        Line line = new Line(x, y, x + width, y);
        line.setStroke(Look.LINE);
        line.setStrokeWidth(14);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        return line;
    }

    /// The likeness of a square code with its three corner marks. It says nothing.
    private static Node code(double x, double y, double size) {
        double module = size / 11;
        Path dots = new Path();
        dots.setFill(Look.INK);
        dots.setStroke(null);
        for (int row = 0; row < 11; row++) {
            for (int column = 0; column < 11; column++) {
                boolean corner = row < 4 && column < 4 || row < 4 && column > 6 || row > 6 && column < 4;
                if (!corner && (row * 7 + column * 5 + row * column) % 3 == 0) {
                    square(dots, x + column * module, y + row * module, module);
                }
            }
        }
        Group group = new Group(dots);
        for (double[] corner : new double[][]{{0, 0}, {7, 0}, {0, 7}}) {
            Rectangle ring = new Rectangle(x + (corner[0] + 0.5) * module, y + (corner[1] + 0.5) * module, 3 * module,
                    3 * module);
            ring.setFill(null);
            ring.setStroke(Look.INK);
            ring.setStrokeWidth(module);
            Rectangle core = new Rectangle(x + (corner[0] + 1.4) * module, y + (corner[1] + 1.4) * module,
                    1.2 * module, 1.2 * module);
            core.setFill(Look.INK);
            group.getChildren().addAll(ring, core);
        }
        return group;
    }

    private static void square(Path path, double x, double y, double size) {
        path.getElements().addAll(new MoveTo(x, y), new LineTo(x + size, y), new LineTo(x + size, y + size),
                new LineTo(x, y + size), new LineTo(x, y));
    }
}

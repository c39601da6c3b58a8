package org.quickpermit.agency.printing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Pageable;
import java.awt.print.Printable;
import java.awt.print.PrinterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.print.CancelablePrintJob;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.DocPrintJob;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.ServiceUIFactory;
import javax.print.attribute.Attribute;
import javax.print.attribute.AttributeSet;
import javax.print.attribute.HashPrintJobAttributeSet;
import javax.print.attribute.HashPrintServiceAttributeSet;
import javax.print.attribute.PrintJobAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.PrintServiceAttribute;
import javax.print.attribute.PrintServiceAttributeSet;
import javax.print.attribute.standard.PrinterName;
import javax.print.event.PrintJobAttributeListener;
import javax.print.event.PrintJobListener;
import javax.print.event.PrintServiceAttributeListener;

import org.jspecify.annotations.Nullable;

/// A printer of the machine's printing system that keeps what it is given.
final class FakePrinter implements PrintService {
    private final String name;
    private final List<DocFlavor> flavors;
    private final List<Given> given = new ArrayList<>();
    private @Nullable String fault;

    /// @param name its name
    /// @param flavors the forms of document it takes
    FakePrinter(String name, DocFlavor... flavors) {
        this.name = name;
        this.flavors = List.of(flavors);
    }

    /// What it was given.
    ///
    /// @param data the document
    /// @param pages the pages' format, where the document is drawn
    /// @param pictures the pages as drawn, a point a pixel, where the document is drawn
    /// @param wishes the attributes of the job
    record Given(Object data, List<PageFormat> pages, List<BufferedImage> pictures, PrintRequestAttributeSet wishes) {}

    List<Given> given() {
        return List.copyOf(given);
    }

    /// Lets it refuse every job from now on.
    void refuse(String why) {
        fault = why;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public DocPrintJob createPrintJob() {
        return new Job();
    }

    @Override
    public DocFlavor[] getSupportedDocFlavors() {
        return flavors.toArray(DocFlavor[]::new);
    }

    @Override
    public boolean isDocFlavorSupported(DocFlavor asked) {
        return flavors.contains(asked);
    }

    @Override
    public PrintServiceAttributeSet getAttributes() {
        return new HashPrintServiceAttributeSet(new PrinterName(name, null));
    }

    @Override
    public <T extends PrintServiceAttribute> @Nullable T getAttribute(Class<T> category) {
        return null;
    }

    @Override
    public Class<?>[] getSupportedAttributeCategories() {
        return new Class<?>[0];
    }

    @Override
    public boolean isAttributeCategorySupported(Class<? extends Attribute> category) {
        return false;
    }

    @Override
    public @Nullable Object getDefaultAttributeValue(Class<? extends Attribute> category) {
        return null;
    }

    @Override
    public @Nullable Object getSupportedAttributeValues(Class<? extends Attribute> category, DocFlavor of,
            AttributeSet attributes) {
        return null;
    }

    @Override
    public boolean isAttributeValueSupported(Attribute value, DocFlavor of, AttributeSet attributes) {
        return false;
    }

    @Override
    public @Nullable AttributeSet getUnsupportedAttributes(DocFlavor of, AttributeSet attributes) {
        return null;
    }

    @Override
    public @Nullable ServiceUIFactory getServiceUIFactory() {
        return null;
    }

    @Override
    public void addPrintServiceAttributeListener(PrintServiceAttributeListener listener) {
        // its attributes never change
    }

    @Override
    public void removePrintServiceAttributeListener(PrintServiceAttributeListener listener) {
        // its attributes never change
    }

    private final class Job implements CancelablePrintJob {
        @Override
        public void print(Doc doc, PrintRequestAttributeSet wishes) throws PrintException {
            if (fault != null) {
                throw new PrintException(fault);
            }
            try {
                Object data = doc.getPrintData();
                List<PageFormat> pages = new ArrayList<>();
                List<BufferedImage> pictures = new ArrayList<>();
                if (data instanceof Pageable book) {
                    for (int page = 0; page < book.getNumberOfPages(); page++) {
                        pages.add(book.getPageFormat(page));
                        pictures.add(drawn(book, page));
                    }
                }
                given.add(new Given(data, pages, pictures, wishes));
            } catch (IOException | PrinterException e) {
                throw new PrintException(e);
            }
        }

        private static BufferedImage drawn(Pageable book, int page) throws PrinterException {
            PageFormat format = book.getPageFormat(page);
            BufferedImage image = new BufferedImage((int) Math.round(format.getWidth()),
                    (int) Math.round(format.getHeight()), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            if (book.getPrintable(page).print(graphics, format, page) != Printable.PAGE_EXISTS) {
                throw new PrinterException("no page " + page);
            }
            graphics.dispose();
            return image;
        }

        @Override
        public PrintService getPrintService() {
            return FakePrinter.this;
        }

        @Override
        public PrintJobAttributeSet getAttributes() {
            return new HashPrintJobAttributeSet();
        }

        @Override
        public void addPrintJobListener(PrintJobListener listener) {
            Objects.requireNonNull(listener);
        }

        @Override
        public void removePrintJobListener(PrintJobListener listener) {
            Objects.requireNonNull(listener);
        }

        @Override
        public void addPrintJobAttributeListener(PrintJobAttributeListener listener, PrintJobAttributeSet attributes) {
            Objects.requireNonNull(listener);
        }

        @Override
        public void removePrintJobAttributeListener(PrintJobAttributeListener listener) {
            Objects.requireNonNull(listener);
        }

        @Override
        public void cancel() throws PrintException {
            throw new PrintException("handed over already");
        }
    }
}

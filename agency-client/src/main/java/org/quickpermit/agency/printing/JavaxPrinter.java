package org.quickpermit.agency.printing;

import java.awt.print.Book;
import java.awt.print.PageFormat;
import java.awt.print.Paper;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.MediaPrintableArea;
import javax.print.attribute.standard.MediaSizeName;
import javax.print.attribute.standard.OrientationRequested;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPrintable;
import org.apache.pdfbox.printing.Scaling;

/// [ConfirmationPrinter] on the printing system of the machine.
///
/// A printing system that takes PDF (CUPS does) is given the paper as it is, with the name of the medium: letters stay
/// letters, and the page keeps its size to a tenth of a millimetre. Any other is drawn a page by PDFBox. The drawn way
/// is not taken on CUPS, because Java hands CUPS no medium with a drawing: a queue that defaults to Letter would then
/// shrink A4 to it.
public final class JavaxPrinter implements ConfirmationPrinter {
    private static final double A4_WIDTH = 595.276;
    private static final double A4_HEIGHT = 841.89;
    private static final int A4_WIDTH_MM = 210;
    private static final int A4_HEIGHT_MM = 297;

    @Override
    public List<String> printers() {
        List<String> names = new ArrayList<>();
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        if (usual != null) {
            names.add(usual.getName());
        }
        Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .map(PrintService::getName)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    @Override
    public void print(byte[] pdf, String printer, String title) throws PrintFault {
        PrintService service = Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .filter(one -> one.getName().equals(printer))
                .findFirst()
                .orElseThrow(() -> new PrintFault("no printer of this name: " + printer));
        PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet();
        wishes.add(MediaSizeName.ISO_A4);
        wishes.add(OrientationRequested.PORTRAIT);
        wishes.add(new JobName(title, null));
        try {
            if (service.isDocFlavorSupported(DocFlavor.BYTE_ARRAY.PDF)) {
                service.createPrintJob().print(new SimpleDoc(pdf, DocFlavor.BYTE_ARRAY.PDF, null), wishes);
            } else {
                draw(pdf, service, wishes);
            }
        } catch (PrintException | PrinterException | IOException e) {
            throw new PrintFault(String.valueOf(e.getMessage()), e);
        }
    }

    private static void draw(byte[] pdf, PrintService service, PrintRequestAttributeSet wishes)
            throws PrinterException, IOException {
        wishes.add(new MediaPrintableArea(0, 0, A4_WIDTH_MM, A4_HEIGHT_MM, MediaPrintableArea.MM));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PrinterJob job = PrinterJob.getPrinterJob();
            job.setPrintService(service);
            job.setPageable(pages(document));
            job.print(wishes);
        }
    }

    private static Book pages(PDDocument document) {
        Paper paper = new Paper();
        paper.setSize(A4_WIDTH, A4_HEIGHT);
        paper.setImageableArea(0, 0, A4_WIDTH, A4_HEIGHT);
        PageFormat format = new PageFormat();
        format.setPaper(paper);
        Book book = new Book();
        book.append(new PDFPrintable(document, Scaling.ACTUAL_SIZE), format, document.getNumberOfPages());
        return book;
    }
}

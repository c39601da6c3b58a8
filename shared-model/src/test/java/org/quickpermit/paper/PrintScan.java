package org.quickpermit.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.WritableRaster;
import java.util.Random;

/// What printing a page and scanning it does to its picture: it lies askew, ink runs, black is not black and paper not
/// white, the sensor adds noise. The same seed does the same damage.
final class PrintScan {
    private PrintScan() {}

    static BufferedImage damage(BufferedImage page, double degrees, long seed) {
        return noise(blur(rotate(page, degrees)), seed);
    }

    private static BufferedImage rotate(BufferedImage page, double degrees) {
        int side = (int) Math.ceil(Math.hypot(page.getWidth(), page.getHeight()));
        BufferedImage out = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = out.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, out.getWidth(), out.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), out.getWidth() / 2.0, out.getHeight() / 2.0);
        graphics.drawImage(page, (side - page.getWidth()) / 2, (side - page.getHeight()) / 2, null);
        graphics.dispose();
        return out;
    }

    private static BufferedImage blur(BufferedImage page) {
        float[] weights = {1, 2, 1, 2, 4, 2, 1, 2, 1};
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= 16;
        }
        return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null).filter(page, null);
    }

    private static BufferedImage noise(BufferedImage page, long seed) {
        Random random = new Random(seed);
        WritableRaster raster = page.getRaster();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                double light = 45 + raster.getSample(x, y, 0) * (235 - 45) / 255.0 + random.nextGaussian() * 10;
                raster.setSample(x, y, 0, (int) Math.clamp(light, 0, 255));
            }
        }
        return page;
    }
}

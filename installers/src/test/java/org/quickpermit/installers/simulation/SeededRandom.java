package org.quickpermit.installers.simulation;

import java.security.SecureRandom;
import java.util.Random;

/// What stands in for the source of numbers nobody can guess: in a simulation the seed must be able to.
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}

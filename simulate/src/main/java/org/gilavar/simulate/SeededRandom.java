package org.gilavar.simulate;

import java.security.SecureRandom;

/** Chance of a world for code that asks for randomness nobody can guess. Nobody in a simulation guesses. */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient World world;

    SeededRandom(World world) {
        this.world = world;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(world.bytes(bytes.length), 0, bytes, 0, bytes.length);
    }
}

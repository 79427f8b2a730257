package org.gilavar.client.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Files in memory, and a machine that dies at a given step: before it, or when it is done and nobody has heard so. */
final class FragileStore implements Store {

    /** The machine is gone. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean afterTheStep;

    void dieAt(int step, boolean after) {
        stepsLeft = step;
        afterTheStep = after;
    }

    void live() {
        stepsLeft = Integer.MAX_VALUE;
    }

    /** One step, on disk or on the wire. */
    void step(Runnable what) {
        boolean last = stepsLeft-- == 0;
        if (last && !afterTheStep) {
            throw new Death();
        }
        what.run();
        if (last) {
            throw new Death();
        }
    }

    @Override
    public byte @Nullable [] read(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public void replace(String name, byte[] bytes) {
        step(() -> files.put(name, bytes.clone()));
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public <T> T alone(Supplier<T> what) {
        return what.get();
    }

    void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    void damage(String beginning) {
        files.replaceAll(
                (name, bytes) -> name.startsWith(beginning) ? new byte[] {'{'} : Objects.requireNonNull(bytes));
    }
}

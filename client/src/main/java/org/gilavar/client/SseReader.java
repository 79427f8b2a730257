package org.gilavar.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Server-Sent Events out of bytes (HTML standard §9.2.6): lines end in CR, LF or both, an event at an empty line. What is
 * cut off before its empty line is no event. Holds one event at most. For one thread.
 */
final class SseReader {

    /**
     * One event; a comment is one without any of these.
     *
     * @param bytes how many it came in
     */
    record Event(String name, String data, int bytes) {}

    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean begun;
    private boolean afterReturn;
    private int bytes;

    /** @param maxBytes of one event */
    SseReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads on.
     *
     * @throws IOException if an event is longer than it may be
     */
    void read(byte[] buffer, int length, Consumer<Event> heard) throws IOException {
        for (int i = 0; i < length; i++) {
            byte next = buffer[i];
            boolean endsPair = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (endsPair) {
                continue;
            }
            bytes++;
            if (bytes > maxBytes) {
                throw new IOException("the feed has an event of more than " + maxBytes + " bytes");
            }
            if (next == '\n' || next == '\r') {
                line(line.toString(StandardCharsets.UTF_8), heard);
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    private void line(String text, Consumer<Event> heard) {
        if (text.isEmpty()) {
            if (begun) {
                heard.accept(new Event(name, data.toString(), bytes));
            }
            name = "";
            data.setLength(0);
            begun = false;
            bytes = 0;
            return;
        }
        begun = true;
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(data.isEmpty() ? "" : "\n").append(value);
        } else if (field.equals("event")) {
            name = value;
        }
    }
}

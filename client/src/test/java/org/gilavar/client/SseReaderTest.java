package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SseReaderTest {

    private static List<SseReader.Event> read(String text, int step) throws IOException {
        List<SseReader.Event> events = new ArrayList<>();
        SseReader reader = new SseReader(1_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += step) {
            int length = Math.min(step, bytes.length - from);
            byte[] part = new byte[length];
            System.arraycopy(bytes, from, part, 0, length);
            reader.read(part, length, events::add);
        }
        return events;
    }

    @Test
    void linesEndAsTheStandardLetsThemHoweverTheBytesArrive() throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            String text = String.join(
                    end,
                    "event: heartbeat",
                    "id: 7",
                    "data:{}",
                    "",
                    ": comment",
                    "",
                    "data: Türkiye",
                    "data:  b",
                    "",
                    "");
            for (int step = 1; step <= text.length(); step++) {
                assertThat(read(text, step))
                        .extracting(SseReader.Event::name, SseReader.Event::data)
                        .as("%s bytes at a time", step)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("heartbeat", "{}"),
                                org.assertj.core.groups.Tuple.tuple("", ""),
                                org.assertj.core.groups.Tuple.tuple("", "Türkiye\n b"));
            }
        }
    }

    @Test
    void whatHasNoEmptyLineAfterItIsNoEvent() throws IOException {
        assertThat(read("data: whole\n\ndata: half\n", 3))
                .extracting(SseReader.Event::data)
                .containsExactly("whole");
    }

    @Test
    void anEventMayHaveSoManyBytesAndNoMore() throws IOException {
        String most = "data: " + "x".repeat(1_000 - 8) + "\n\n";
        assertThat(read(most + most, 100)).hasSize(2);
        assertThatThrownBy(() -> read("x" + most, 100)).isInstanceOf(IOException.class);
    }
}

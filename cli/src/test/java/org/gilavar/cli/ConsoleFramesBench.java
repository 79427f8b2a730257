package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many frames a second the map gives while it is dragged and zoomed with many active notices, and what the page costs while
 * nobody touches it. A measurement and no test: it runs only when asked, with {@code -Dgilavar.frames=10000}, and says what it
 * found. The whole console is measured as it stands; only the first answer of the server has notices added to it.
 */
@EnabledIfSystemProperty(named = "gilavar.frames", matches = "\\d+")
@Timeout(900)
final class ConsoleFramesBench {

    private static final int NOTICES = Integer.getInteger("gilavar.frames", 0);

    /** Adds notices over the area: circles, corridors and polygons by turns, all active, the same ones every time. */
    private static final String CROWD = """
            window.strokes = 0;
            const stroke = CanvasRenderingContext2D.prototype.stroke;
            CanvasRenderingContext2D.prototype.stroke = function (...path) {
              window.strokes++;
              stroke.apply(this, path);
            };
            const plain = window.fetch;
            window.fetch = async (address, options) => {
              const reply = await plain(address, options);
              if (!String(address).startsWith("/v1/items")) return reply;
              const told = await reply.json();
              const pattern = told.items.find((item) => item.kind === "notice");
              let seed = 1;
              const random = () => (seed = (seed * 48271) %% 2147483647) / 2147483647;
              const place = () => ({ lat: 32.5 + 4.5 * random(), lon: 36 + 5.5 * random() });
              const near = ({ lat, lon }) => ({ lat: lat + 0.3 * (random() - 0.5), lon: lon + 0.4 * (random() - 0.5) });
              const shapes = [
                (at) => ({ type: "circle", centre: at, radius: 2 + Math.floor(8 * random()) + " NM" }),
                (at) => ({ type: "corridor", path: [at, near(at), near(at)], width: "4 NM" }),
                (at) => ({ type: "polygon", ring: [[-1, -1], [1, -1], [1.2, 0], [1, 1], [-1, 1]].map(([x, y]) => ({ lat: at.lat + 0.08 * y, lon: at.lon + 0.1 * x })) }),
              ];
              for (let i = 0; i < %d; i++) {
                const notice = structuredClone(pattern);
                notice.id = pattern.owner + ".crowd-" + i;
                notice.stage = "ACTIVE";
                notice.activity.volumes = [{ ...notice.activity.volumes[0], shape: shapes[i %% 3](place()) }];
                told.items.push(notice);
              }
              return new Response(JSON.stringify(told), { status: 200, headers: { "Content-Type": "application/json" } });
            };
            """;

    /** Drags and then turns the wheel, one event a frame, and counts. */
    private static final String FRAMES = """
            const map = document.querySelector("#map .ol-viewport");
            const box = map.getBoundingClientRect();
            const at = (x, y) => ({ clientX: box.left + x, clientY: box.top + y, bubbles: true, button: 0, buttons: 1, pointerId: 1, isPrimary: true, pointerType: "mouse" });
            const frame = () => new Promise(requestAnimationFrame);
            const quiet = async () => { for (let i = 0, last = performance.now(); i < 20; i++) { await frame(); const now = performance.now(); if (now - last > 40) i = 0; last = now; } };
            const count = async (act, frames) => {
              await quiet();
              const gaps = [];
              const drawnBefore = window.strokes;
              const began = performance.now();
              for (let i = 0, last = began; i < frames; i++) {
                act(i);
                await frame();
                const now = performance.now();
                gaps.push(now - last);
                last = now;
              }
              const rate = (1000 * frames) / (performance.now() - began);
              gaps.sort((a, b) => a - b);
              return rate.toFixed(1) + " frames/s, 95 % within " + gaps[Math.floor(0.95 * frames)].toFixed(0) + " ms, worst " + gaps.at(-1).toFixed(0) + " ms, " + Math.round((window.strokes - drawnBefore) / frames) + " strokes a frame";
            };
            const target = map.querySelector(".ol-layers canvas") ?? map;
            const [x, y] = [box.width / 2, box.height / 2];
            const drag = async () => {
              target.dispatchEvent(new PointerEvent("pointerdown", at(x, y)));
              const found = await count((i) => target.dispatchEvent(new PointerEvent("pointermove", at(x + 120 * Math.sin(i / 10), y + 60 * Math.sin(i / 7)))), 120);
              target.dispatchEvent(new PointerEvent("pointerup", at(x, y)));
              return found;
            };
            const zoom = () => count((i) => target.dispatchEvent(new WheelEvent("wheel", { ...at(x, y), deltaY: Math.sin(i / 15) > 0 ? -40 : 40, cancelable: true })), 180);
            return "drag: " + await drag() + "\\nzoom: " + await zoom() + "\\ndrag: " + await drag();
            """;

    private static final int IDLE_SECONDS = 20;

    @Test
    void framesOfACrowdedMap(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.before(CROWD.formatted(NOTICES));
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            String said = browser.ask(FRAMES);
            browser.picture("console-crowd");
            String idle = browser.ask("""
                    const rest = (seconds) => new Promise((rested) => setTimeout(rested, 1000 * seconds));
                    await rest(5);
                    const late = [];
                    const heap = [];
                    for (let i = 0, last = performance.now(); i < %d * 50; i++) {
                      await rest(0.02);
                      const now = performance.now();
                      late.push(now - last - 20);
                      heap.push(performance.memory.usedJSHeapSize);
                      last = now;
                    }
                    const made = heap.reduce((sum, now, i) => sum + Math.max(0, i ? now - heap[i - 1] : 0), 0);
                    return "idle: the page was busy for at most " + Math.max(...late).toFixed(0) + " ms at a time, made " + (made / %d / 1e6).toFixed(2) + " MB of garbage a second";
                    """.formatted(IDLE_SECONDS, IDLE_SECONDS));
            System.out.println(NOTICES + " active notices\n" + said + "\n" + idle);
            assertThat(browser.complaints()).isEmpty();
            assertThat(said).doesNotStartWith("fault");
        }
    }
}

package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;

/**
 * How many frames a second the map gives while it is dragged and zoomed with many active notices, and what the page costs while
 * nobody touches it. A measurement and no test: it runs only when asked, with {@code -Dgilavar.frames=10000}, and says what it
 * found. The hand is the browser's own, so that what is counted is what a person would see. The whole console is measured as it stands; only the first answer of the server has notices added to it.
 */
@EnabledIfSystemProperty(named = "gilavar.frames", matches = "\\d+")
@Timeout(900)
final class ConsoleFramesBench {

    private static final int NOTICES = Integer.getInteger("gilavar.frames", 0);

    /** Adds notices over the area: circles, corridors and polygons by turns, all active, the same ones every time. */
    private static final String CROWD = """
            const plain = window.fetch;
            window.fetch = async (address, options) => {
              const reply = await plain(address, options);
              if (!String(address).startsWith("/v1/items")) return reply;
              const told = await reply.json();
              const pattern = told.items.find((item) => item.kind === "notice");
              let seed = 1;
              const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
              const place = () => ({ lat: 32.5 + 4.5 * random(), lon: 36 + 5.5 * random() });
              const near = ({ lat, lon }) => ({ lat: lat + 0.3 * (random() - 0.5), lon: lon + 0.4 * (random() - 0.5) });
              const shapes = [
                (at) => ({ type: "circle", centre: at, radius: 2 + Math.floor(8 * random()) + " NM" }),
                (at) => ({ type: "corridor", path: [at, near(at), near(at)], width: "4 NM" }),
                (at) => ({ type: "polygon", ring: [[-1, -1], [1, -1], [1.2, 0], [1, 1], [-1, 1]].map(([x, y]) => ({ lat: at.lat + 0.08 * y, lon: at.lon + 0.1 * x })) }),
              ];
              for (let i = 0; i < COUNT; i++) {
                const notice = structuredClone(pattern);
                notice.id = pattern.owner + ".crowd-" + i;
                notice.stage = "ACTIVE";
                notice.activity.volumes = [{ ...notice.activity.volumes[0], shape: shapes[i % 3](place()) }];
                told.items.push(notice);
              }
              return new Response(JSON.stringify(told), { status: 200, headers: { "Content-Type": "application/json" } });
            };
            """;

    private static final String COUNT = """
            window.gaps = [];
            let last = performance.now();
            const frame = (now) => {
              window.gaps.push(performance.now() - last);
              last = performance.now();
              window.counting = requestAnimationFrame(frame);
            };
            frame();
            """;

    private static final String COUNTED = """
            cancelAnimationFrame(window.counting);
            const gaps = window.gaps.slice(1).sort((a, b) => a - b);
            const rate = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
            return rate.toFixed(1) + " frames/s, 95 % within " + gaps[Math.floor(0.95 * gaps.length)].toFixed(0) + " ms, worst " + gaps.at(-1).toFixed(0) + " ms";
            """;

    private static final int STEPS = 150;
    private static final Duration IDLE = Duration.ofSeconds(20);

    @Test
    void framesOfACrowdedMap(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.before(CROWD.replace("COUNT", Integer.toString(NOTICES)));
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            var said = new StringBuilder(NOTICES + " active notices\n");
            for (int round = 1; round <= 2; round++) {
                said.append("drag: ").append(measured(browser, drag(browser))).append('\n');
                said.append("wheel: ").append(measured(browser, wheel(browser))).append('\n');
            }
            browser.picture("console-crowd");
            double before = browser.busySeconds();
            browser.ask("await new Promise((rested) => setTimeout(rested, " + IDLE.toMillis() + "))");
            double busy = (browser.busySeconds() - before) * 1000 / IDLE.toSeconds();
            said.append("untouched: ").append(String.format(Locale.ROOT, "%.1f ms of processor a second%n", busy));
            System.out.println(said);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String measured(Browser browser, Actions gesture) {
        browser.ask(COUNT);
        double before = browser.busySeconds();
        gesture.perform();
        double busy = browser.busySeconds() - before;
        return browser.ask(COUNTED) + String.format(Locale.ROOT, ", %.1f s of processor", busy);
    }

    private static Actions drag(Browser browser) {
        WebElement map = browser.one("#map");
        Actions hand = browser.hand().moveToElement(map).clickAndHold();
        for (int i = 0; i < STEPS; i++) {
            hand.moveByOffset((int) Math.round(12 * Math.cos(i / 12.0)), (int) Math.round(8 * Math.cos(i / 9.0)));
        }
        return hand.release();
    }

    private static Actions wheel(Browser browser) {
        var over = WheelInput.ScrollOrigin.fromElement(browser.one("#map"));
        Actions hand = browser.hand();
        for (int i = 0; i < STEPS; i++) {
            hand.scrollFromOrigin(over, 0, Math.sin(i / 15.0) > 0 ? -30 : 30);
        }
        return hand;
    }
}

package org.gilavar.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with nothing in its cache, that draws with the processor alone. For one thread. */
final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Run before anything of a page: notes when the console has painted what its desk knows. */
    private static final String WATCH_READY = """
            window.readyAt = 0;
            new MutationObserver((changes, observer) => {
              if (document.documentElement?.dataset.ready !== "true") return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => (window.readyAt = performance.now())));
            }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
            """;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @throws IllegalStateException where there is no Chromium; says how to get it */
    static Chromium start() {
        if (!Files.isExecutable(BINARY) || !Files.isExecutable(DRIVER)) {
            throw new IllegalStateException("needs Chromium (Debian): apt-get install chromium chromium-driver");
        }
        var options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-precise-memory-info",
                "--window-size=1440,900",
                "--force-device-scale-factor=1");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_READY));
        return new Chromium(driver);
    }

    /** Opens the console by a link, and waits until it has painted what the desk knows; how long that took, in milliseconds. */
    double open(String link) {
        driver.get(link);
        new WebDriverWait(driver, PATIENCE).until(d -> number("window.readyAt") > 0);
        return number("window.readyAt");
    }

    /** What an expression of the page gives. */
    double number(String expression) {
        return figure(driver.executeScript("return " + expression));
    }

    /** What a script gives to {@code done}. */
    double await(String script) {
        return figure(driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + script));
    }

    private static double figure(@Nullable Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("expected a number of the page, found " + given);
    }

    void run(String script) {
        driver.executeScript(script);
    }

    void click(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    /** Drags over an element there and back, in steps that do not wait. */
    void drag(String css, int pixels, int steps) {
        WebElement over = driver.findElement(By.cssSelector(css));
        var moves =
                new Actions(driver, Duration.ofMillis(16)).moveToElement(over).clickAndHold();
        for (int way : List.of(1, -1)) {
            for (int i = 0; i < steps; i++) {
                moves.moveByOffset(way * pixels / steps, way * pixels / steps / 2);
            }
        }
        moves.release().perform();
    }

    /** Turns the wheel over an element: negative is nearer. */
    void wheel(String css, int turns, int by) {
        WebElement over = driver.findElement(By.cssSelector(css));
        var wheel = new Actions(driver, Duration.ofMillis(16));
        for (int i = 0; i < turns; i++) {
            wheel.scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(over), 0, by);
        }
        wheel.perform();
    }

    /** Megabytes that scripts hold, after all that nobody holds is gone. */
    double heap() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return number("performance.memory.usedJSHeapSize") / 1e6;
    }

    @Override
    public void close() {
        driver.quit();
    }
}

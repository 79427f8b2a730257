package org.gilavar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real, headless Chromium. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String AXE = read("/axe.min.js");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser, or skips the test aloud where there is none. */
    static Browser start() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
        if (!there) {
            System.err.println("SKIPPED: no Chromium here; install the packages chromium and chromium-driver");
        }
        Assumptions.assumeTrue(there, "needs Chromium: apt-get install chromium chromium-driver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--force-device-scale-factor=1");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens the console with a sign-in code and waits until it has painted what the post knows and hears the feed. */
    void signIn(String address, String code) {
        driver.manage().deleteAllCookies();
        driver.get("about:blank"); // a new fragment alone would not load the page again
        driver.get(address + "/#code=" + code);
        await("html[data-ready=true][data-feed=live]");
    }

    /** Runs a script in every page to come, before any of its own. */
    void before(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Pointer and wheel, as a person moves them. */
    Actions hand() {
        return new Actions(driver, Duration.ofMillis(16));
    }

    /** How long the page has kept the processor busy so far: seconds, whatever else the machine does. */
    double busySeconds() {
        driver.executeCdpCommand("Performance.disable", Map.of());
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        var metrics = (List<?>) Objects.requireNonNull(
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    void open(String address) {
        driver.get("about:blank");
        driver.get(address);
    }

    /** From now on nothing is fetched from addresses like these, {@code *} standing for anything; with none, everything is again. */
    void blocks(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Waits until something that matches is on the page and shown. */
    WebElement await(String css) {
        try {
            return find(css);
        } catch (TimeoutException e) {
            picture("missing");
            throw new AssertionError("never seen: " + css + " (see target/screenshots/missing.png)", e);
        }
    }

    private WebElement find(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> all(css).stream()
                        .filter(e -> e.isDisplayed() || e.getTagName().equals("html"))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** Presses in the middle of something, moves along and lets go. */
    void drag(WebElement element, int pixels) {
        new Actions(driver).dragAndDropBy(element, pixels, 0).perform();
    }

    /** From now on as in a dark room. */
    void dark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** Clicks so many pixels right of and below the middle of an element. */
    void clickAt(String css, int right, int down) {
        new Actions(driver).moveToElement(await(css), right, down).click().perform();
    }

    String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** What a module of the page gives: the body of an async function that has this page's modules to import. */
    String ask(String body) {
        String script = "const done = arguments[arguments.length - 1];" + "(async () => {" + body
                + "})().then(done, (fault) => done('fault: ' + fault))";
        return String.valueOf(driver.executeAsyncScript(script));
    }

    /**
     * What keeps somebody out who does not see, hear or point as others do: rules of WCAG 2.2 AA that axe-core finds broken, each
     * with the elements.
     */
    List<String> barriers() {
        return barriers("html");
    }

    /** The same of a part of the page. */
    List<String> barriers(String css) {
        driver.executeScript(AXE);
        String found = ask("""
                const { violations } = await axe.run("CSS", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
                return violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.target + " (" + n.any.map((a) => a.message).join(" ") + ")").join(", ")).join("\\n");
                """.replace("CSS", css));
        return found.lines().filter(line -> !line.isBlank()).toList();
    }

    /** What the browser itself complained of since it was last asked: errors, refused scripts, refused styles. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Browser.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a picture of the page in {@code target/screenshots}. */
    void picture(String name) {
        keep(Path.of("target", "screenshots"), name);
    }

    /** Keeps what would come out of a printer in {@code target/screenshots}, and a picture of the first of it. */
    void print(String name) {
        byte[] pages =
                Base64.getDecoder().decode(driver.print(new PrintOptions()).getContent());
        try {
            Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(Path.of("target", "screenshots", name + ".pdf"), pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        documented(name);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    /** As {@link #ask}, of the page as it is printed. */
    String inPrint(String body) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            return ask(body);
        } finally {
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** Waits until something that matches says this, white space aside. */
    void awaitText(String css, String text) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> all(css).stream()
                        .anyMatch(e -> e.getText().replaceAll("\\s", "").contains(text)));
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Waits until nothing that matches is on the page. */
    void awaitNone(String css) {
        new WebDriverWait(driver, PATIENCE).until(d -> all(css).isEmpty());
    }

    /** A picture that the documentation shows: with {@code -Dgilavar.screenshots=DIR} it is renewed there as well. */
    void documented(String name) {
        picture(name);
        String folder = System.getProperty("gilavar.screenshots", "");
        if (!folder.isEmpty()) {
            keep(Path.of(folder), name);
        }
    }

    private void keep(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package org.sacho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A real browser with a profile of its own, as one person uses it.
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final URI base;
    private final Path profile;

    private Browser(ChromeDriver driver, URI base, Path profile) {
        this.driver = driver;
        this.base = base;
        this.profile = profile;
    }

    /// Starts a browser that talks to this server and to nobody else.
    static Browser at(URI base, String language) {
        requireInstalled();
        try {
            var profile = Files.createTempDirectory("sacho-browser-");
            var options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--ignore-certificate-errors",
                    "--window-size=1280,900",
                    "--accept-lang=" + language,
                    "--user-data-dir=" + profile);
            var logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability("goog:loggingPrefs", logs);
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER.toFile())
                    .usingAnyFreePort()
                    .build();
            return new Browser(new ChromeDriver(service, options), base, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On Debian root may install what is missing; anybody else is told what to install.
    private static void requireInstalled() {
        if (Files.exists(CHROMIUM) && Files.exists(DRIVER)) {
            return;
        }
        if (Files.exists(Path.of("/etc/debian_version")) && "root".equals(System.getProperty("user.name"))) {
            run("apt-get", "update");
            run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver", "fonts-nanum");
        }
        if (Files.notExists(CHROMIUM) || Files.notExists(DRIVER)) {
            throw new AssertionError("the browser test needs " + CHROMIUM + " and " + DRIVER
                    + ": install chromium, chromium-driver and a Korean font such as fonts-nanum");
        }
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void signIn(String account) {
        open("/login");
        type("username", account);
        type("password", ServerProcess.PASSWORD);
        click("main button[type=submit]");
        until("signing in as " + account, _ -> present("details.account"));
    }

    void open(String path) {
        driver.get(base.resolve(path).toString());
    }

    String path() {
        return URI.create(Objects.requireNonNull(driver.getCurrentUrl())).getPath();
    }

    void type(String id, String text) {
        var element = shown("#" + id);
        element.clear();
        element.sendKeys(text);
    }

    /// Hands a file to an upload control.
    void choose(String id, Path file) {
        driver.findElement(By.id(id)).sendKeys(file.toString());
    }

    /// Fills a control for which typing depends on the language of the browser.
    void set(String id, String value) {
        driver.executeScript("document.getElementById(arguments[0]).value = arguments[1]", id, value);
    }

    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /// Types behind what a control says already.
    void add(String id, String text) {
        shown("#" + id).sendKeys(text);
    }

    void click(String css) {
        click(shown(css));
    }

    void follow(String linkText) {
        until(
                "a link " + linkText,
                _ -> !driver.findElements(By.linkText(linkText)).isEmpty());
        click(driver.findElement(By.linkText(linkText)));
    }

    /// The banners cover the edges of the window, so what is clicked is brought to its middle first.
    private void click(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    boolean present(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    WebElement shown(String css) {
        until("an element " + css, _ -> displayed(css).isPresent());
        return displayed(css).orElseThrow();
    }

    private Optional<WebElement> displayed(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    String text(String css) {
        return shown(css).getText();
    }

    /// What both banners say; they always say the same.
    String banner() {
        var top = text("#banner-top");
        var bottom = text("#banner-bottom");
        if (!top.equals(bottom)) {
            throw new AssertionError("the banners differ: " + top + " / " + bottom);
        }
        return top;
    }

    void awaitText(String css, String expected) {
        until(
                css + " to say " + expected,
                _ -> driver.findElements(By.cssSelector(css)).stream()
                        .anyMatch(element -> element.getText().contains(expected)));
    }

    void awaitPath(String regex) {
        until("the address " + regex, _ -> path().matches(regex));
    }

    String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    /// What the console complained about, the content security policy above all.
    List<String> complaints() {
        return Stream.of(driver.manage().logs().get(LogType.BROWSER).getAll())
                .flatMap(List::stream)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /// What the content security policy kept from happening. Nothing that the product does may.
    List<String> violations() {
        return complaints().stream()
                .filter(complaint -> complaint.contains("Content Security Policy"))
                .toList();
    }

    private void until(String what, ExpectedCondition<Boolean> condition) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waiting for " + what + " at " + path() + ": "
                        + driver.findElement(By.tagName("body")).getText())
                .until(condition);
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

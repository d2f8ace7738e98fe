package org.fingerpost.route.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine. Tests that need it skip where there is none; {@code CHROMIUM} names
 * one that stands elsewhere.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  /** Starts it, or skips the tests of the class. */
  public static Chromium startOrSkip() {
    Optional<Path> program = program();
    Assumptions.assumeTrue(program.isPresent(), "There is no Chromium on this machine");
    return new Chromium(program.orElseThrow());
  }

  private static Optional<Path> program() {
    return Stream.of(
            System.getenv().getOrDefault("CHROMIUM", ""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window of that size, without a past. */
  public Page window(int width, int height) {
    return context(width, height, true).newPage();
  }

  /** The same with JavaScript switched off, as some people have it. */
  public Page windowWithoutScript(int width, int height) {
    return context(width, height, false).newPage();
  }

  private BrowserContext context(int width, int height, boolean script) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setLocale("en-GB")
            .setJavaScriptEnabled(script));
  }

  /** What axe-core finds on the page against WCAG 2.2 AA: a line a rule, with where. */
  public static List<String> faults(Page page) {
    return new AxeBuilder(page)
        .withTags(WCAG_22_AA).analyze().getViolations().stream().map(Chromium::line).toList();
  }

  private static String line(Rule rule) {
    List<String> where = rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    return rule.getId() + ": " + rule.getHelp() + " at " + where;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

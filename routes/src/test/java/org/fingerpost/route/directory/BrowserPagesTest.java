package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.fingerpost.route.browser.Chromium;
import org.fingerpost.route.contract.ContractRoutes;
import org.fingerpost.route.web.HubServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as people meet them: in a browser, on a phone, by keyboard, magnified, on paper. */
class BrowserPagesTest {
  private static final String ORGANISATION = "/organisations/" + Example.id("Vale Befriending");
  private static final String SERVICE = "/services/" + Example.id("Telephone friends");
  private static final String FULL = "/organisations/" + Example.id("Everything At Once");
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

  private static DirectoryDatabase database;
  private static HubServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.startOrSkip();
    database = Preview.fill(DirectoryDatabase.start()).holds(Preview.everythingAtOnce());
    server = HubServer.start(Preview.routes(database), new ContractRoutes());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      database.close();
      chromium.close();
    }
  }

  static List<String> paths() {
    return List.of(
        "/?q=older+people&place=Evesham",
        "/?q=helicopter",
        ORGANISATION,
        FULL,
        ORGANISATION + "/wrong",
        "/topics",
        ContractRoutes.PATH,
        "/districts/wychavon",
        "/organisations/none");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void axe_finds_nothing_and_nothing_runs_off_the_side(String path) {
    try (Page page = chromium.window(1280, 900)) {
      page.navigate(server.address() + path);
      assertThat(Chromium.faults(page)).isEmpty();
      // 1280 pixels at 400 per cent are 320 (WCAG 2.2, success criterion 1.4.10); so is a small
      // phone.
      page.setViewportSize(320, 640);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }
  }

  @Test
  void a_phone_has_targets_that_a_thumb_hits() {
    try (Page page = chromium.window(360, 740)) {
      page.navigate(server.address() + "/?q=older+people&place=Evesham");
      assertThat(Chromium.faults(page)).isEmpty();
    }
  }

  @Test
  void a_form_that_was_refused_is_as_accessible() {
    try (Page page = chromium.window(1280, 900)) {
      page.navigate(server.address() + ORGANISATION + "/wrong");
      page.click("button[type=submit]");
      assertThat(page.title()).startsWith("Error: ");
      assertThat(Chromium.faults(page)).isEmpty();
    }
  }

  @Test
  void everything_can_be_done_by_keyboard_and_without_script() {
    try (Page page = chromium.windowWithoutScript(1280, 900)) {
      page.navigate(server.address() + "/");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("Skip to main content");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().type("telephone");
      page.keyboard().press("Tab");
      page.keyboard().type("Evesham");
      page.keyboard().press("Enter");
      page.waitForURL("**/?q=telephone*");
      page.locator(".entry h3 a", new Page.LocatorOptions().setHasText("Telephone friends"))
          .focus();
      page.keyboard().press("Enter");
      page.waitForURL("**" + SERVICE);
    }
  }

  @Test
  void a_visitor_tells_what_is_wrong() {
    try (Page page = chromium.windowWithoutScript(360, 740)) {
      page.navigate(server.address() + SERVICE);
      page.click("text=Tell us what is wrong");
      page.selectOption("#field", "schedules");
      page.fill("#said", "It is on Tuesdays now.");
      page.click("button[type=submit]");
      page.waitForURL("**/wrong?sent=yes");
      assertThat(database.lines("SELECT field, said FROM correction"))
          .containsExactly("schedules|It is on Tuesdays now.");
    }
  }

  @Test
  void what_people_take_along_prints_on_one_side_of_a4() {
    try (Page page = chromium.window(1280, 900)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      for (String path : List.of(SERVICE, FULL, "/districts/wychavon", "/topics/older-people")) {
        page.navigate(server.address() + path);
        byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        assertThat(sheets(paper)).as(path).isEqualTo(1);
      }
    }
  }

  private static long sheets(byte[] pdf) {
    return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  @Test
  void what_it_looks_like_can_be_looked_at() {
    Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    try (Page page = chromium.window(1024, 900)) {
      shoot(page, "/?q=befriending&place=Evesham", folder.resolve("search.png"));
      shoot(page, SERVICE, folder.resolve("service.png"));
      shoot(page, ORGANISATION, folder.resolve("organisation.png"));
      shoot(page, ORGANISATION + "/wrong", folder.resolve("wrong.png"));
      page.setViewportSize(360, 740);
      shoot(page, "/?q=befriending&place=Evesham", folder.resolve("search-phone.png"));
      shoot(page, SERVICE, folder.resolve("service-phone.png"));
    }
    assertThat(folder.resolve("service-phone.png")).isNotEmptyFile();
  }

  private static void shoot(Page page, String path, Path file) {
    page.navigate(server.address() + path);
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }
}

package org.fingerpost.route.operate.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.fingerpost.route.browser.Chromium;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as an operator meets it: in a browser, live, by keyboard, and without scripts. */
class ConsoleInChromiumTest {
  private static ConsoleHub hub;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.startOrSkip();
    hub = ConsoleHub.start();
    hub.route("collect", "groups").failing(State.FAILING_PERSON, "The password is refused.");
    hub.known("collect", "groups");
    hub.deletes.hold(hub.member.id(), 7);
    hub.route("normalise", "").working();
    hub.route("resolve", "").failing(State.LATE, "It hangs.");
    hub.route("publish", "").working();
    SourceKey one = hub.published("1", Map.of("name", "Vale Chess", "email", "a@example.org"));
    SourceKey other = hub.published("2", Map.of("name", "Vale Chess Club"));
    hub.doubtful(one, other, "The names are close.");
    hub.refused("3", "schema", "The name is empty.", "{\"title\":\"\"}");
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
      chromium.close();
    }
  }

  @Test
  void every_page_is_without_fault_to_axe_on_a_desk_and_on_a_phone() {
    String refusal = hub.text("SELECT id FROM quarantine LIMIT 1");
    for (int width : List.of(1280, 360)) {
      Page page = signedIn(chromium.window(width, 800));
      for (String path :
          List.of(
              "/ops",
              "/ops/members/" + hub.member.id(),
              "/ops/stages/collect",
              "/ops/record?member=%s&key=1".formatted(hub.member.id()),
              "/ops/quarantine",
              "/ops/quarantine/" + refusal,
              "/ops/links",
              "/ops/audit",
              "/ops/brakes",
              "/ops/act?route=%s/groups&do=pause".formatted(hub.member.id()),
              "/ops/members/nobody")) {
        page.navigate(hub.server.address() + path);
        assertThat(Chromium.faults(page)).as(path + " at " + width).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(path + " fits " + width)
            .isTrue();
      }
      page.context().close();
    }
  }

  @Test
  void an_open_page_follows_the_board_by_itself() {
    Page page = signedIn(chromium.window(1280, 800));
    page.navigate(hub.server.address() + "/ops/stages/normalise");
    PlaywrightAssertions.assertThat(page.getByText("Live: states")).isVisible();
    hub.route("normalise", "").failing(State.FAILING_RETRIABLE, "The broker is away.");
    PlaywrightAssertions.assertThat(page.locator("td .state.failing").first())
        .containsText("failing, trying again");
    hub.route("normalise", "").working();
    PlaywrightAssertions.assertThat(page.locator("td .state.fresh").first()).containsText("fresh");
    page.context().close();
  }

  @Test
  void the_review_queue_is_driven_by_the_keyboard() {
    Page page = signedIn(chromium.window(1280, 800));
    page.navigate(hub.server.address() + "/ops/links");
    page.keyboard().press("l");
    PlaywrightAssertions.assertThat(page.getByText("1 put off")).isVisible();
    page.navigate(hub.server.address() + "/ops/links");
    page.keyboard().press("d");
    PlaywrightAssertions.assertThat(page.getByText("Kept: they are different ones.")).isVisible();
    page.keyboard().press("z");
    PlaywrightAssertions.assertThat(page.getByText("Taken back: the pair")).isVisible();
    page.context().close();
  }

  @Test
  void without_scripts_a_refused_record_is_found_and_discarded() {
    hub.refused("77", "date", "No such day.", "{}");
    Page page = signedIn(chromium.windowWithoutScript(1280, 800));
    page.navigate(hub.server.address() + "/ops/quarantine?reason=date");
    page.getByText("Discard…").click();
    page.getByLabel("Why? It stands in the audit.").fill("typed by mistake");
    page.getByText("Yes, discard").click();
    PlaywrightAssertions.assertThat(page.getByText("1 discarded.")).isVisible();
    page.context().close();
  }

  @Test
  void the_filters_of_the_quarantine_are_folded_on_a_phone_and_stand_open_on_a_desk() {
    Page desk = signedIn(chromium.windowWithoutScript(1280, 800));
    desk.navigate(hub.server.address() + "/ops/quarantine");
    PlaywrightAssertions.assertThat(desk.getByLabel("Dataset")).isVisible();
    desk.context().close();

    Page phone = signedIn(chromium.windowWithoutScript(360, 740));
    phone.navigate(hub.server.address() + "/ops/quarantine");
    PlaywrightAssertions.assertThat(phone.getByLabel("Dataset")).isHidden();
    phone.getByText("Filter by member").click();
    phone.getByLabel("Dataset").fill("groups");
    phone.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
    PlaywrightAssertions.assertThat(phone.getByText("Only what matches dataset groups."))
        .isVisible();
    PlaywrightAssertions.assertThat(phone.getByLabel("Dataset")).isHidden();
    phone.context().close();
  }

  private static Page signedIn(Page page) {
    page.navigate(hub.server.address() + "/sign-in?to=/ops/audit");
    page.getByLabel("Name").fill("both");
    page.getByLabel("Password").fill(ConsoleHub.PASSWORD);
    page.locator("main button[type=submit]").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Audit");
    return page;
  }
}

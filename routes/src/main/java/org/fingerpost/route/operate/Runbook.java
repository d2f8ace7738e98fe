package org.fingerpost.route.operate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * The pages that alerts lead to, from {@code runbook/} on the class path, for everybody: they hold
 * nothing of this hub, and who is woken by an alert should not have to sign in to read one.
 */
public final class Runbook implements Endpoint {
  Runbook() {}

  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .build();

  /**
   * What a page shows.
   *
   * @param html made from the page's own text
   */
  public record View(String title, String html) {}

  @Override
  public WebResponse answer(WebRequest request) throws IOException {
    return page(request.path().substring(request.path().lastIndexOf('/') + 1));
  }

  /** Sends to the page that lists the others; links on it lead to its neighbours. */
  WebResponse list() {
    return WebResponse.seeOther("/ops/runbook/README");
  }

  private WebResponse page(String name) throws IOException {
    String file = name.endsWith(".md") ? name : name + ".md";
    // The name becomes a path: letters and hyphens alone.
    try (InputStream content =
        file.matches("[A-Za-z-]{1,60}\\.md")
            ? Runbook.class.getResourceAsStream("/runbook/" + file)
            : InputStream.nullInputStream()) {
      String text =
          content == null ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return text.isEmpty()
          ? Pages.message(
              404,
              "There is no such page",
              "The runbook has no page of that name. /ops/runbook lists them.")
          : Pages.render(200, "operate/runbook", view(text));
    }
  }

  private View view(String text) {
    String title = text.lines().findFirst().orElse("").replaceFirst("^#+ *", "");
    return new View(title, renderer.render(parser.parse(text)));
  }
}

package org.fingerpost.route.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Renders the templates under {@code src/main/jte}. They are compiled at build time, and escape
 * every value by where it stands in the HTML.
 */
public final class Pages {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Pages() {}

  /** The page of a template that takes one parameter. */
  public static WebResponse render(int status, String template, Object model) {
    StringOutput page = new StringOutput(8_192);
    ENGINE.render(template + ".jte", model, page);
    return WebResponse.html(status, page.toString());
  }

  /** A page that says, in a sentence, why there is nothing else. */
  public static WebResponse message(int status, String title, String sentence) {
    return render(status, "message", new Message(title, sentence));
  }

  /** What the message page shows. */
  public record Message(String title, String sentence) {}
}

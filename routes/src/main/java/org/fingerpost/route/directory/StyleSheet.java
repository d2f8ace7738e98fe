package org.fingerpost.route.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Site;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * The two style sheets of all pages: GOV.UK Frontend, and what is our own.
 *
 * <p>GOV.UK Frontend is MIT-licensed, but its typeface and the crown are for gov.uk alone: they are
 * cut out, so that no page asks for them.
 */
final class StyleSheet implements Endpoint {
  static final String PATH = "/style.css";
  static final String GOVUK_PATH = "/govuk-frontend.css";

  private static final String NOTICE =
      "@charset \"UTF-8\";/* GOV.UK Frontend %s, MIT licence, Copyright (c) 2017 Crown Copyright"
          + " (Government Digital Service) */";
  private static final String GOVUK = "/META-INF/%s/govuk-frontend/%s";

  private final String css;

  private StyleSheet(String css) {
    this.css = css;
  }

  /** Our own, in the colour of the county. */
  static StyleSheet own() {
    return new StyleSheet(":root{--brand:%s}\n".formatted(colour()) + text("style.css"));
  }

  private static String colour() {
    return Site.ofThisHub().colour();
  }

  /** GOV.UK Frontend's without what only gov.uk may use. */
  static StyleSheet govuk() {
    String version = version();
    String css =
        text(GOVUK.formatted("resources/webjars", version + "/dist/govuk/govuk-frontend.min.css"));
    return new StyleSheet(
        NOTICE.formatted(version)
            + css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("@font-face\\{[^}]*}", "")
                .replace("GDS Transport,arial", "arial,Liberation Sans")
                .replaceAll("url\\(/assets/[^)]*\\)", "none"));
  }

  private static String version() {
    String file = GOVUK.formatted("maven/org.webjars.npm", "pom.properties");
    try (InputStream in = StyleSheet.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("GOV.UK Frontend's WebJar does not tell its version", e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = StyleSheet.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read", e);
    }
  }

  @Override
  public WebResponse answer(WebRequest request) {
    return WebResponse.of(200, "text/css; charset=utf-8", css.getBytes(UTF_8))
        .with("Cache-Control", "public, max-age=300");
  }
}

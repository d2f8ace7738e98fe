package org.fingerpost.route.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.route.web.WebRoutes;
import org.fingerpost.schema.Topics;

/** The topics' contract: the page, and the document that it is made of. */
public final class ContractRoutes extends WebRoutes {
  /** Where the page is. */
  public static final String PATH = "/feed";

  static final String DOCUMENT = PATH + "/asyncapi.yaml";

  private static final String YAML = "application/yaml";

  @Override
  public void configure() throws IOException {
    byte[] document;
    try (InputStream yaml = Topics.class.getResourceAsStream("asyncapi.yaml")) {
      document = yaml.readAllBytes();
    }
    ContractView view = ContractReader.read(new String(document, StandardCharsets.UTF_8));
    serve("contract", PATH, request -> Pages.render(200, "contract/contract", view));
    serve("contract-document", DOCUMENT, request -> WebResponse.of(200, YAML, document));
  }
}

package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.JsonListing;
import org.fingerpost.connector.descriptor.JsonListing.Paging;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.schema.Json;

@Proves(value = HttpJsonConnector.class, on = "paged JSON over HTTP, with changes since a moment")
class HttpJsonContractTest extends ConnectorContract {
  private static final int PAGE = 900;

  @Override
  protected MemberSystem newSystem() throws IOException {
    return new Hosted();
  }

  private static final class Hosted extends EventServer {
    Hosted() throws IOException {
      super("name");
    }

    @Override
    protected Reply answer(Request request) {
      Instant since = Instant.parse(request.query().getOrDefault("since", "1970-01-01T00:00:00Z"));
      List<ObjectNode> records = records(since);
      int from = (request.number("page", 1) - 1) * PAGE;
      ObjectNode page = Json.object().put("total", records.size());
      ArrayNode results = page.putArray("results");
      records.stream().skip(from).limit(PAGE).forEach(results::add);
      return Reply.json(page.toString());
    }

    @Override
    public DatasetDescriptor dataset() {
      return ContractDataset.USUAL.at(
          new Location.Endpoint(
              "/events", Map.of(), Map.of("since", "{since}"), Optional.empty(), true));
    }

    @Override
    protected Connector connector(Function<Secret, String> keys) {
      JsonListing listing =
          new JsonListing(
              new Paging.Numbered("page", 1, Optional.empty()),
              "/results",
              Optional.empty(),
              Optional.of("/total"),
              Optional.empty(),
              Optional.empty());
      return new HttpJsonConnector(
          new SystemDescriptor.Http(access(""), listing, Map.of(), Optional.empty()),
          WebMember::columns,
          keys);
    }
  }
}

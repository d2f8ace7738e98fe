package org.fingerpost.connector.openreferral;

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
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.EventServer;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.connector.http.WebMember;
import org.fingerpost.schema.Json;

@Proves(value = OpenReferralConnector.class, on = "Open Referral, a feed of whole records")
class OpenReferralContractTest extends ConnectorContract {
  private static final int PAGE = 900;

  @Override
  protected MemberSystem newSystem() throws IOException {
    return new Directory();
  }

  private static final class Directory extends EventServer {
    Directory() throws IOException {
      super("name");
    }

    @Override
    protected Reply answer(Request request) {
      List<ObjectNode> records = records(Instant.EPOCH);
      int number = request.number("page", 1);
      int pages = Math.max(1, (records.size() + PAGE - 1) / PAGE);
      ObjectNode page = Json.object();
      page.put("total_items", records.size()).put("total_pages", pages);
      page.put("page_number", number).put("last_page", number >= pages);
      ArrayNode contents = page.putArray("contents");
      records.stream().skip((number - 1L) * PAGE).limit(PAGE).forEach(contents::add);
      return Reply.json(page.toString());
    }

    @Override
    public DatasetDescriptor dataset() {
      return ContractDataset.USUAL.at(
          new Location.Endpoint("services", Map.of(), Map.of(), Optional.empty(), false));
    }

    @Override
    protected Connector connector(Function<Secret, String> keys) {
      return new OpenReferralConnector(
          new SystemDescriptor.OpenReferral(access("")), WebMember::columns, keys);
    }
  }
}

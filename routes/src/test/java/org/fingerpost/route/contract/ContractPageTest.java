package org.fingerpost.route.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.fingerpost.route.contract.ContractView.Header;
import org.fingerpost.route.contract.ContractView.Message;
import org.fingerpost.route.contract.ContractView.Topic;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.Test;

class ContractPageTest {
  @Test
  void every_topic_message_key_and_header_of_the_contract_is_told() throws Exception {
    ContractView view = ContractReader.read(document());
    assertThat(view.topics())
        .extracting(Topic::address)
        .contains("signpost.{entity}", "joint.{kind}", "referral.{member}", "hub.quarantine");
    assertThat(view.topics()).allSatisfy(topic -> assertThat(topic.messages()).isNotEmpty());
    assertThat(view.topics().stream().flatMap(topic -> topic.messages().stream()))
        .allSatisfy(
            message -> {
              assertThat(message.title()).isNotEmpty();
              assertThat(message.key().isEmpty()).isEqualTo(message.title().contains("no record"));
            });
    assertThat(view.headers())
        .extracting(Header::name)
        .contains("ce_id", "ce_source", "ce_type", "ce_time");
    Topic signpost = topic(view, "signpost.{entity}");
    assertThat(signpost.parameters().get(0).values()).hasSameSizeAs(SignpostEntity.values());
    assertThat(signpost.messages().get(0).value()).startsWith("Open Referral UK 3.0");
    Message joint = topic(view, "joint.{kind}").messages().get(0);
    assertThat(joint.value()).isEqualTo("joint.schema.json");
    Message normalised = topic(view, "hub.{kind}").messages().get(0);
    assertThat(normalised.headers()).extracting(Header::name).containsExactly("ce_origin");
  }

  private static Topic topic(ContractView view, String address) {
    return view.topics().stream()
        .filter(topic -> topic.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_page_and_the_document_itself_are_served() throws Exception {
    try (HubServer server = HubServer.start(new ContractRoutes())) {
      assertThat(server.get(ContractRoutes.PATH).body())
          .contains("signpost.{entity}", "service_at_locations", ContractRoutes.DOCUMENT);
      assertThat(server.get(ContractRoutes.DOCUMENT).body()).isEqualTo(document());
    }
  }

  private static String document() throws Exception {
    try (InputStream yaml = Topics.class.getResourceAsStream("asyncapi.yaml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

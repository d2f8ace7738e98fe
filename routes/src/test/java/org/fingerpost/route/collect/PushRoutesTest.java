package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushRoutesTest {
  private static final String KEY = "a key of the test";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"event %1$s %2$s","type":"org.example.group.changed",
       "source":"/crm/groups","subject":"%1$s","data":{"title":"%2$s","mail":"secret@example.org"}}
      """;

  private final MemberDescriptor member =
      TestMember.unique().pushing("${env:KEY}").shareWhen("listed", "yes").describe();
  private final MemberDescriptor open = TestMember.unique().pushing("${env:KEY}").describe();
  private final List<Set<String>> flushed = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HubServer server;
  private TestHub hub;

  @AfterEach
  void stop() {
    server.close();
    hub.close();
  }

  @Test
  void an_event_is_answered_202_once_it_is_in_the_topic_and_flushed() throws Exception {
    start(TestBroker.settings());
    HttpResponse<String> answer =
        send(open, KEY, EventReader.STRUCTURED, EVENT.formatted("1", "Chess Club"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(values(open)).containsExactly("{\"title\":\"Chess Club\"}");
    assertThat(flushed).contains(Set.of(Topics.memberRecords(open.id())));
    assertThat(answer.headers().map()).doesNotContainKeys("authorization", "Authorization");
  }

  @Test
  void a_batch_and_binary_mode_are_taken_too() throws Exception {
    start(TestBroker.settings());
    String batch = "[" + EVENT.formatted("1", "One") + "," + EVENT.formatted("2", "Two") + "]";
    assertThat(send(open, KEY, EventReader.BATCH, batch).statusCode()).isEqualTo(202);

    HttpRequest binary =
        request(open, KEY, "application/json", "{\"title\":\"Three\"}")
            .headers("ce-specversion", "1.0", "ce-id", "3", "ce-type", "changed")
            .headers("ce-source", "/crm", "ce-subject", "3", "ce-dataset", "groups")
            .build();
    HttpResponse<String> answer = client.send(binary, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(values(open)).hasSize(3).last().isEqualTo("{\"title\":\"Three\"}");
  }

  @Test
  void a_row_that_the_sender_could_not_read_goes_to_the_quarantine_and_nowhere_else()
      throws Exception {
    start(TestBroker.settings());
    String event =
        """
        {"specversion":"1.0","id":"unread","type":"org.fingerpost.unreadable","source":"/agent/groups",
         "data":{"reason":"no-key","sentence":"The row has no key.","place":"groups.csv, line 17",
                 "record":{"title":"Chess Club","mail":"secret@example.org"}}}
        """;
    HttpResponse<String> answer = send(open, KEY, EventReader.STRUCTURED, event);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(values(open)).isEmpty();
    assertThat(flushed).contains(Set.of(Topics.QUARANTINE));
    List<String> refused =
        TestBroker.read(TestBroker.settings(), Topics.QUARANTINE).stream()
            .map(record -> new String(record.value(), UTF_8))
            .filter(value -> value.contains(open.id()))
            .toList();
    assertThat(refused)
        .singleElement()
        .asString()
        .contains("\"stage\":\"collect\"", "\"reason\":\"no-key\"", "groups.csv, line 17")
        .contains("Chess Club")
        .doesNotContain("secret@example.org");
  }

  @Test
  void an_event_that_is_sent_again_never_comes_after_a_newer_one() throws Exception {
    start(TestBroker.settings());
    String first = EVENT.formatted("1", "Chess Club");
    String second = EVENT.formatted("1", "Chess and Draughts Club");
    send(open, KEY, EventReader.STRUCTURED, first);
    send(open, KEY, EventReader.STRUCTURED, second);
    HttpResponse<String> again =
        send(open, KEY, EventReader.BATCH, "[" + first + "," + first + "," + second + "]");

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).contains("\"taken\":3");
    assertThat(values(open)).hasSize(2).last().asString().contains("Draughts");
  }

  @Test
  void a_signed_request_is_taken_and_one_that_was_changed_or_is_old_is_not() throws Exception {
    MemberDescriptor signing = TestMember.unique().pushingSigned("${env:KEY}").describe();
    start(TestBroker.settings(), signing);
    String event = EVENT.formatted("1", "Chess Club");
    long now = Instant.now().getEpochSecond();
    assertThat(sendSigned(signing, event, now, sign(now, "", event))).isEqualTo(202);
    assertThat(sendSigned(signing, event, now, sign(now, "", event + " "))).isEqualTo(401);
    assertThat(sendSigned(signing, event, now, "")).isEqualTo(401);
    long old = now - PushSignature.WINDOW.toSeconds() - 60;
    assertThat(sendSigned(signing, event, old, sign(old, "", event))).isEqualTo(401);
    assertThat(sendSigned(signing, event, now + 900, sign(now + 900, "", event))).isEqualTo(401);
    // The key itself, sent as others send it, opens nothing here.
    assertThat(send(signing, KEY, EventReader.STRUCTURED, event).statusCode()).isEqualTo(401);
    assertThat(values(signing)).hasSize(1);
  }

  @Test
  void a_signature_covers_the_attributes_that_stand_in_headers() throws Exception {
    MemberDescriptor signing = TestMember.unique().pushingSigned("${env:KEY}").describe();
    start(TestBroker.settings(), signing);
    String data = "{\"title\":\"Chess Club\"}";
    String headers =
        "ce-dataset:groups\nce-id:7\nce-source:/crm\nce-specversion:1.0\nce-subject:1\nce-type:changed\n";
    long now = Instant.now().getEpochSecond();
    String signature = sign(now, headers, data);
    assertThat(sendBinary(signing, data, now, signature, "2")).isEqualTo(401);
    assertThat(sendBinary(signing, data, now, signature, "1")).isEqualTo(202);
  }

  @Test
  void what_the_cloud_events_sdk_sends_is_understood_in_each_mode() throws Exception {
    start(TestBroker.settings());
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/crm/groups"))
            .withType("org.example.group.changed")
            .withSubject("club 100%+")
            .withData("application/json", "{\"title\":\"Gŵyl\"}".getBytes(UTF_8))
            .build();
    assertThat(sendBySdk(event, false)).isEqualTo(202);
    assertThat(sendBySdk(CloudEventBuilder.v1(event).withId("2").build(), true)).isEqualTo(202);

    assertThat(values(open)).containsExactly("{\"title\":\"Gŵyl\"}", "{\"title\":\"Gŵyl\"}");
    assertThat(records(open))
        .extracting(r -> EventRecords.text(r.headers(), EventHeaders.SUBJECT))
        .containsOnly("club 100%+");
  }

  @Test
  void attributes_in_headers_are_percent_decoded() throws Exception {
    start(TestBroker.settings());
    HttpRequest.Builder request =
        request(open, KEY, "application/json", "{\"title\":\"Three\"}")
            .headers("ce-specversion", "1.0", "ce-id", "3", "ce-type", "changed")
            .headers("ce-source", "/crm", "ce-subject", "G%C5%B5yl+1", "ce-dataset", "groups");
    assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
    assertThat(EventRecords.text(records(open).get(0).headers(), EventHeaders.SUBJECT))
        .isEqualTo("Gŵyl+1");
  }

  private int sendBySdk(CloudEvent event, boolean structured) throws Exception {
    HttpRequest.Builder[] request = {HttpRequest.newBuilder(address(open))};
    request[0].header("Authorization", "Bearer " + KEY);
    MessageWriter<?, Void> writer =
        HttpMessageFactory.createWriter(
            (name, value) -> request[0].header(name, value),
            body -> request[0].POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    if (structured) {
      writer.writeStructured(event, new JsonFormat());
    } else {
      writer.writeBinary(event);
    }
    return client.send(request[0].build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private int sendSigned(MemberDescriptor to, String body, long time, String signature)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(to))
            .header("Content-Type", EventReader.STRUCTURED)
            .header("Fingerpost-Signature", "t=" + time + ",v1=" + signature)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private int sendBinary(
      MemberDescriptor to, String data, long time, String signature, String subject)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(to))
            .header("Content-Type", "application/json")
            .headers("ce-specversion", "1.0", "ce-id", "7", "ce-type", "changed")
            .headers("ce-source", "/crm", "ce-subject", subject, "ce-dataset", "groups")
            .header("Fingerpost-Signature", "t=" + time + ",v1=" + signature)
            .POST(HttpRequest.BodyPublishers.ofString(data));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String sign(long time, String headers, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal((time + "." + headers + body).getBytes(UTF_8)));
  }

  @Test
  void a_record_without_consent_and_a_deleted_one_become_tombstones() throws Exception {
    start(TestBroker.settings());
    send(member, KEY, EventReader.STRUCTURED, EVENT.formatted("1", "Not listed"));
    String deleted = EVENT.formatted("2", "Gone").replace("group.changed", "group.deleted");
    send(member, KEY, EventReader.STRUCTURED, deleted);

    assertThat(records(member)).hasSize(2).allMatch(record -> record.value() == null);
  }

  @Test
  void a_field_that_is_withheld_later_leaves_what_was_pushed_before() throws Exception {
    TestMember pushing = TestMember.unique().pushing("${env:KEY}");
    start(TestBroker.settings(), pushing.describe());
    String event = EVENT.formatted("1", "One").replace("\"mail\"", "\"about\"");
    send(pushing.describe(), KEY, EventReader.STRUCTURED, event.replace("One", "Old"));
    send(pushing.describe(), KEY, EventReader.STRUCTURED, event);
    stop();
    MemberDescriptor narrower = pushing.share("description", Visibility.WITHHELD).describe();
    start(TestBroker.settings(), narrower);
    stop();
    start(TestBroker.settings(), narrower);

    assertThat(values(narrower)).hasSize(3).last().isEqualTo("{\"title\":\"One\"}");
    assertThat(TestBroker.compacted(TestBroker.settings(), Topics.memberRecords(narrower.id())))
        .hasSize(1);
  }

  @Test
  void one_bad_event_keeps_the_whole_batch_out_and_is_named() throws Exception {
    start(TestBroker.settings());
    String good = EVENT.formatted("1", "One");
    for (String bad :
        List.of(
            good.replace("/crm/groups", "/crm/people"),
            // Another event under the first one's name.
            good.replace("\"title\":\"One\"", "\"title\":\"Two\""),
            good.replace("\"subject\":\"1\",", ""),
            good.replace("\"id\":\"event 1 One\",", ""),
            good.replaceAll("\"data\":.*}}", "\"data\":[1]}"))) {
      HttpResponse<String> answer =
          send(open, KEY, EventReader.BATCH, "[" + good + "," + bad + "]");
      assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("Event 1").doesNotContain("secret");
    }
    assertThat(records(open)).isEmpty();
  }

  @Test
  void a_wrong_key_a_key_of_nobody_and_a_body_too_long_are_refused() throws Exception {
    start(TestBroker.settings());
    String event = EVENT.formatted("1", "One");
    assertThat(send(open, "guess", EventReader.STRUCTURED, event).statusCode()).isEqualTo(401);
    assertThat(send(open, "", EventReader.STRUCTURED, event).statusCode()).isEqualTo(401);
    MemberDescriptor stranger = TestMember.unique().pushing("${env:KEY}").describe();
    assertThat(send(stranger, KEY, EventReader.STRUCTURED, event).statusCode()).isEqualTo(401);
    assertThat(send(open, KEY, "text/plain", "hello").statusCode()).isEqualTo(415);
    String longOne = EVENT.formatted("1", "x".repeat(PushEndpoint.LONGEST_BODY));
    assertThat(send(open, KEY, EventReader.STRUCTURED, longOne).statusCode()).isEqualTo(413);
    assertThat(records(open)).isEmpty();
  }

  @Test
  void while_the_broker_is_away_senders_are_told_to_come_again() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(TestBroker.folder());
    FlowSettings settings =
        new FlowSettings(
            broker.bootstrapServers(), TestBroker.settings().replication(), Duration.ofSeconds(2));
    start(settings);
    broker.close();

    HttpResponse<String> answer =
        send(open, KEY, EventReader.STRUCTURED, EVENT.formatted("1", "Chess Club"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private void start(FlowSettings settings) throws InterruptedException {
    start(settings, member, open);
  }

  private void start(FlowSettings settings, MemberDescriptor... members)
      throws InterruptedException {
    hub = TestHub.of(settings, flushed::add, members);
    server = HubServer.start(new PushRoutes(hub.services(), new SecretReader(Map.of("KEY", KEY))));
  }

  private HttpResponse<String> send(MemberDescriptor to, String key, String type, String body)
      throws Exception {
    return client.send(request(to, key, type, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(MemberDescriptor to, String key, String type, String body) {
    return HttpRequest.newBuilder(address(to))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private URI address(MemberDescriptor to) {
    return URI.create(server.address() + "/push/" + to.id());
  }

  private List<ConsumerRecord<String, byte[]>> records(MemberDescriptor of) {
    return TestBroker.read(hub.services().settings(), Topics.memberRecords(of.id()));
  }

  private List<String> values(MemberDescriptor of) {
    return records(of).stream().map(record -> new String(record.value(), UTF_8)).toList();
  }
}

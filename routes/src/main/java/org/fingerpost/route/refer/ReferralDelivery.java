package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fingerpost.schema.Json;

/** Brings a referral into a member's own system. */
final class ReferralDelivery {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Of the file that a member's own system takes in. */
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "from",
          "made_at",
          "service",
          "name",
          "contact",
          "need",
          "consent_by",
          "consent_on");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final MemberKeys keys;
  private final String publicAddress;
  private final Optional<ReferralMail> mail;
  private final UnaryOperator<String> names;
  private final Clock clock;

  ReferralDelivery(ReferralSettings settings, UnaryOperator<String> names, Clock clock) {
    this.keys = settings.keys();
    this.publicAddress = settings.publicAddress();
    this.mail = settings.mail().map(ReferralMail::new);
    this.names = names;
    this.clock = clock;
  }

  /**
   * Delivers it, or reminds of it.
   *
   * @throws IOException when the member's system does not take it
   */
  void deliver(Referral referral, Delivery way)
      throws IOException, InterruptedException, Seal.BrokenSealException {
    if (way.webhook().isPresent()) {
      post(referral, way.webhook().get(), way.secret().orElseThrow());
    }
    if (way.mail().isPresent() && mail.isPresent()) {
      mail.get()
          .send(
              way.mail().get(),
              names.apply(referral.fromMember()),
              link(referral),
              referral.isReminded());
    }
    if (way.folder().isPresent()) {
      drop(referral, way.folder().get());
    }
  }

  private String link(Referral referral) {
    return publicAddress + ReferralPages.PATH + "/" + referral.id();
  }

  /** Personal fields stay sealed: only the member's own key opens them. */
  private void post(Referral referral, URI webhook, String secret)
      throws IOException, InterruptedException {
    ObjectNode message = referral.message();
    message.put("link", link(referral));
    message.put("reminder", referral.isReminded() ? referral.reminders() + 1 : 0);
    String body = new String(Json.write(message), UTF_8);
    long second = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(
                Signature.HEADER,
                "t=%d,v1=%s".formatted(second, Signature.of(secret, second, body)))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("the webhook answered with status " + status);
    }
  }

  /** Under its id, so that twice is once; opened for the member, whose own folder it is. */
  private void drop(Referral referral, Path folder) throws IOException, Seal.BrokenSealException {
    PersonalPart person =
        PersonalPart.of(
            referral.seal().open(keys.of(referral.toMember()), referral.id(), referral.toMember()));
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "referral", ".part");
    Files.writeString(written, csv(referral, person));
    Files.move(
        written,
        folder.resolve("referral-" + referral.id() + ".csv"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String csv(Referral referral, PersonalPart person) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      csv.writeRecord(
          referral.id().toString(),
          referral.fromMember(),
          referral.madeAt().toString(),
          harmless(referral.serviceName()),
          harmless(person.name()),
          harmless(person.contact()),
          harmless(person.need()),
          harmless(person.consentBy()),
          referral.consentOn().toString());
    }
    return text.toString();
  }

  /** A spreadsheet takes what begins so for a formula; a telephone number with + stays readable. */
  private static String harmless(String text) {
    return text.matches("(?s)[=@\\-\\t\\r].*|\\+[^0-9].*") ? "'" + text : text;
  }
}

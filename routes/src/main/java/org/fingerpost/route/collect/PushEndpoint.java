package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what members push: all events of a request or none, and says that it took them only when
 * they are safe in the member's topic. Safe for use by many threads.
 */
final class PushEndpoint {
  /** The longest body, in bytes. */
  static final int LONGEST_BODY = 5 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(PushEndpoint.class);
  private static final String BEARER = "bearer ";
  // Nobody says how often a member pushes: silence is not lateness.
  private static final Duration NEVER_LATE = Duration.ofDays(36_500);

  /** One member; its requests are taken one after the other, so that their order stands. */
  private record Pusher(
      SystemDescriptor.Push system,
      PushedDatasets datasets,
      PushedEvents events,
      List<RouteBoard.Line> lines,
      ReentrantLock turn) {}

  private final HubServices hub;
  private final SecretReader secrets;
  private final PushSignature signature;
  private final EventReader reader = new EventReader();
  private final Map<String, Pusher> pushers = new HashMap<>();

  PushEndpoint(HubServices hub, SecretReader secrets) {
    this.hub = hub;
    this.secrets = secrets;
    this.signature = new PushSignature(hub.clock());
    hub.members().forEach(this::admit);
  }

  private void admit(MemberDescriptor member) {
    if (member.system() instanceof SystemDescriptor.Push push) {
      List<RouteBoard.Line> lines =
          member.datasets().stream().map(dataset -> line(member, dataset)).toList();
      member
          .datasets()
          .forEach(dataset -> new PushReagreement(hub, member.id(), dataset).bringAbout());
      pushers.put(
          member.id(),
          new Pusher(
              push,
              new PushedDatasets(member, hub.clock()),
              new PushedEvents(hub.database(), member.id(), hub.clock()),
              lines,
              new ReentrantLock()));
    }
  }

  private RouteBoard.Line line(MemberDescriptor member, DatasetDescriptor dataset) {
    RouteBoard.Line line =
        hub.board().line(MemberTopic.STAGE, member.id(), dataset.name(), NEVER_LATE);
    line.working();
    return line;
  }

  PushAnswer receive(PushRequest request) {
    Pusher pusher = pushers.get(request.member());
    try {
      if (pusher == null || !isMember(pusher, request)) {
        return PushAnswer.unauthorised();
      }
      return take(request, pusher);
    } catch (PushRefusedException e) {
      hub.metrics().refused(MemberTopic.STAGE, "push-" + e.status(), 1);
      return PushAnswer.problem(e.status(), "Nothing of this was taken", e.getMessage());
    } catch (SecretReader.MissingSecretException e) {
      pusher.lines().forEach(l -> l.failing(RouteBoard.State.FAILING_PERSON, e.getMessage()));
      return PushAnswer.comeAgain("The hub cannot check keys just now. Its operator was told.");
    }
  }

  private boolean isMember(Pusher pusher, PushRequest request)
      throws SecretReader.MissingSecretException, PushRefusedException {
    if (request.body().length > LONGEST_BODY) {
      throw new PushRefusedException(
          413, "The body is longer than %d bytes. Send fewer events.".formatted(LONGEST_BODY));
    }
    return pusher.system().signed()
        ? signature.isValid(request, secrets.read(pusher.system().key()))
        : isKey(pusher, request.header("authorization").orElse(""));
  }

  /** Takes as long for a wrong key as for the right one. */
  private boolean isKey(Pusher pusher, String authorisation)
      throws SecretReader.MissingSecretException {
    boolean bearer = authorisation.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String given = bearer ? authorisation.substring(BEARER.length()).strip() : "";
    String key = secrets.read(pusher.system().key());
    return MessageDigest.isEqual(given.getBytes(UTF_8), key.getBytes(UTF_8)) && !key.isBlank();
  }

  private PushAnswer take(PushRequest request, Pusher pusher) throws PushRefusedException {
    List<CloudEvent> events = reader.read(request);
    List<ProducerRecord<String, byte[]>> messages = pusher.datasets().messages(events);
    pusher.turn().lock();
    try {
      PushedEvents.Fresh fresh = pusher.events().fresh(events);
      makeSafe(fresh.places().stream().map(messages::get).toList());
      note(pusher, fresh);
      tell(pusher, fresh.places().size());
      return PushAnswer.taken(events.size());
    } catch (RuntimeException e) {
      return notSafe(pusher, e);
    } finally {
      pusher.turn().unlock();
    }
  }

  private void makeSafe(List<ProducerRecord<String, byte[]>> messages) {
    if (!messages.isEmpty()) {
      Instant begun = hub.clock().instant();
      hub.durability().flush(hub.writer().writeAll(messages));
      hub.metrics().traces().sentAll(MemberTopic.STAGE, messages, begun);
    }
  }

  /** The events are safe already: not to remember them only means to take them again. */
  private static void note(Pusher pusher, PushedEvents.Fresh fresh) {
    try {
      if (!fresh.marks().isEmpty()) {
        pusher.events().note(fresh.marks());
      }
    } catch (LedgerException e) {
      LOG.warn("Pushed events are safe, but were not noted: {}", e.getMessage());
    }
  }

  private static PushAnswer notSafe(Pusher pusher, RuntimeException problem) {
    LOG.warn("pushed events could not be made safe: {}", problem.toString());
    String cause =
        problem instanceof LedgerException
            ? problem.getMessage()
            : "The broker did not make pushed events safe; their senders were told to come again. See that it runs and has room on its disk.";
    pusher.lines().forEach(line -> line.failing(RouteBoard.State.FAILING_RETRIABLE, cause));
    return PushAnswer.comeAgain(
        "The events are not safe yet. Send the same ones again; taking them twice does no harm.");
  }

  private void tell(Pusher pusher, int events) {
    hub.metrics().in(MemberTopic.STAGE, events);
    hub.metrics().out(MemberTopic.STAGE, events);
    pusher.lines().forEach(RouteBoard.Line::working);
    if (events > 0) {
      pusher.lines().forEach(RouteBoard.Line::sawChange);
    }
  }
}

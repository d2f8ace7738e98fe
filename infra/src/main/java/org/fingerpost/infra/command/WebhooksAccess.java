package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.changes.Webhooks;
import org.fingerpost.schema.SignpostEntity;

/** The webhooks of a hub, for the commands about them. */
final class WebhooksAccess {
  private WebhooksAccess() {}

  /** What a command does with the subscriptions. */
  @FunctionalInterface
  interface Deed {
    void act(Webhooks webhooks) throws SQLException;
  }

  /** A change to one subscription; false when there is none of this id. */
  @FunctionalInterface
  interface Change {
    boolean make(Webhooks webhooks, UUID id) throws SQLException;
  }

  /** Acts on the subscriptions, or says in words why what was asked of them cannot be. */
  static void act(JointOptions options, Deed deed) throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      deed.act(new Webhooks(joint.database()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Changes one subscription, or says that there is none of this id. */
  static void change(JointOptions options, UUID id, Change change) throws SQLException {
    act(options, webhooks -> verifyKnown(change.make(webhooks, id), id));
  }

  /** The names of entities as topics and options have them, with commas between. */
  static String wireNames(Set<SignpostEntity> entities) {
    return entities.stream().map(SignpostEntity::wireName).collect(Collectors.joining(", "));
  }

  private static void verifyKnown(boolean isKnown, UUID id) {
    if (!isKnown) {
      throw new UsageException(
          "There is no webhook %s; `fingerpost webhooks list` shows those there are."
              .formatted(id));
    }
  }
}

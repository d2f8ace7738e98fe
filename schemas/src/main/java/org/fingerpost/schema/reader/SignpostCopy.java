package org.fingerpost.schema.reader;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;

/**
 * A copy of the feed in memory. What is taken twice stands once, so that a reader who is not sure
 * how far it came may begin earlier. Safe for use by many threads.
 */
public final class SignpostCopy {
  private final Map<SignpostEntity, Map<UUID, Signposted>> held =
      new EnumMap<>(SignpostEntity.class);

  /** An empty copy. */
  public SignpostCopy() {
    for (SignpostEntity entity : SignpostEntity.values()) {
      held.put(entity, new ConcurrentHashMap<>());
    }
  }

  /** Takes what stands under an id, in place of what stood there. */
  public void put(Signposted thing) {
    held.get(thing.entity()).put(thing.id(), thing);
  }

  /** Lets go of what is gone. */
  public void remove(SignpostEntity entity, UUID id) {
    held.get(entity).remove(id);
  }

  /**
   * Takes a message of a topic {@code signpost.<entity>} as a Kafka consumer gives it; a message of
   * another topic is let pass.
   *
   * @param value empty for a tombstone
   */
  public void take(String topic, String key, Optional<byte[]> value) {
    for (SignpostEntity entity : SignpostEntity.values()) {
      if (Topics.signpost(entity).equals(topic)) {
        UUID id = UUID.fromString(key);
        value.ifPresentOrElse(
            bytes -> put(Signposted.read(entity, id, bytes)), () -> remove(entity, id));
      }
    }
  }

  /** What stands under the id. */
  public Optional<Signposted> find(SignpostEntity entity, UUID id) {
    return Optional.ofNullable(held.get(entity).get(id));
  }

  /** Everything of an entity, as it stands now, in no order. */
  public List<Signposted> all(SignpostEntity entity) {
    return List.copyOf(held.get(entity).values());
  }

  /** Lets go of everything. */
  public void clear() {
    held.values().forEach(Map::clear);
  }
}

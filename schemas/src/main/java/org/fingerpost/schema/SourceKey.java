package org.fingerpost.schema;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a record stands at its member: the member's id, the dataset, and the key within it as the
 * member's system writes it.
 */
public record SourceKey(String member, String dataset, String key) {
  /**
   * The namespace of every Fingerpost id, itself the version 5 UUID of {@code fingerpost.org} in
   * the DNS namespace (RFC 9562, section 6.6).
   */
  private static final UUID NAMESPACE =
      Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_DNS).generate("fingerpost.org");

  private static final NameBasedGenerator GENERATOR = Generators.nameBasedGenerator(NAMESPACE);

  /** Refuses empty parts: a record without a key cannot be followed. */
  public SourceKey {
    requireText(member, "member");
    requireText(dataset, "dataset");
    requireText(key, "key");
  }

  /**
   * The source record's id: the version 5 UUID (RFC 9562, section 5.5) of member, dataset and key.
   * The same record has the same id for ever, on every machine.
   */
  public UUID id() {
    // The unit separator cannot stand in a member's or a dataset's name, so no two keys collide.
    return GENERATOR.generate(member + '\u001f' + dataset + '\u001f' + key);
  }

  /** The id of something that Fingerpost itself names, such as a taxonomy term. */
  public static UUID namedId(String name) {
    return GENERATOR.generate(name);
  }

  private static void requireText(String part, String name) {
    if (Objects.requireNonNull(part, name).isBlank()) {
      throw new IllegalArgumentException("a source key needs a %s; it was empty".formatted(name));
    }
  }
}

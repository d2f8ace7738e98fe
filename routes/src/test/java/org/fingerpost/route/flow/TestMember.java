package org.fingerpost.route.flow;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.RowCondition;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/** Descriptors for tests: a member with one dataset of organisations, {@code groups}. */
public final class TestMember {
  private final String id;
  private SystemDescriptor system =
      new SystemDescriptor.Database(
          "jdbc:h2:mem:none", "reader", new Secret("${env:FINGERPOST_TEST}"));
  private final Map<String, Visibility> sharing =
      new TreeMap<>(
          Map.of(
              "name", Visibility.PUBLIC,
              "description", Visibility.PUBLIC,
              "email", Visibility.WITHHELD));
  private final Map<String, Trust> trust = new TreeMap<>();
  private Optional<RowCondition> shareWhen = Optional.empty();
  private Optional<RowCondition> deletedWhen = Optional.empty();
  private Duration poll = Duration.ofMillis(50);
  private Duration fullCompare = Duration.ofHours(1);
  private DatasetDescriptor.Brake brake = new DatasetDescriptor.Brake(20, 0.1);

  private TestMember(String id) {
    this.id = id;
  }

  /** A member that no other test uses. */
  public static TestMember unique() {
    return new TestMember("member-" + UUID.randomUUID());
  }

  public TestMember share(String field, Visibility visibility) {
    sharing.put(field, visibility);
    return this;
  }

  public TestMember trust(String field, Trust level) {
    trust.put(field, level);
    return this;
  }

  public TestMember shareWhen(String column, String... values) {
    shareWhen = Optional.of(new RowCondition(column, new TreeSet<>(List.of(values))));
    return this;
  }

  public TestMember deletedWhen(String column, String... values) {
    deletedWhen = Optional.of(new RowCondition(column, new TreeSet<>(List.of(values))));
    return this;
  }

  public TestMember comparedEvery(Duration every) {
    fullCompare = every;
    return this;
  }

  public TestMember brake(int number, double share) {
    brake = new DatasetDescriptor.Brake(number, share);
    return this;
  }

  public TestMember pushing(String keyReference) {
    system = new SystemDescriptor.Push(new Secret(keyReference));
    return this;
  }

  public TestMember pushingSigned(String keyReference) {
    system = new SystemDescriptor.Push(new Secret(keyReference), true);
    return this;
  }

  /** The descriptor. */
  public MemberDescriptor describe() {
    List<FieldMapping> mapping = new ArrayList<>();
    mapping.add(new FieldMapping("name", new FieldMapping.Source.Column("title")));
    mapping.add(new FieldMapping("description", new FieldMapping.Source.Column("about")));
    mapping.add(new FieldMapping("email", new FieldMapping.Source.Column("mail")));
    DatasetDescriptor.Location location =
        system instanceof SystemDescriptor.Push
            ? new DatasetDescriptor.Location.Pushed()
            : new DatasetDescriptor.Location.Table("groups", Optional.of("changed"));
    DatasetDescriptor groups =
        new DatasetDescriptor(
            "groups",
            Kind.ORGANIZATION,
            location,
            "id",
            mapping,
            Map.copyOf(sharing),
            Map.copyOf(trust),
            new DatasetDescriptor.Agreement(
                "legitimate interests", LocalDate.of(2027, 4, 1), "P3Y"),
            shareWhen,
            deletedWhen,
            new DatasetDescriptor.Schedule(poll, fullCompare, Duration.ZERO),
            brake,
            false);
    return new MemberDescriptor(
        id,
        "A member",
        URI.create("https://member.example.org").toString(),
        ZoneId.of("Europe/London"),
        system,
        List.of(groups));
  }
}

package org.fingerpost.infra.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.infra.hub.MemberConnectors;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.SourceKey;

/** Reads what members hold, through the connectors, agreements and mappings that the hub has. */
public final class LinkInputReader {
  private static final Set<Kind> LINKED = EnumSet.of(Kind.ORGANIZATION, Kind.PERSON);

  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final int TRIES = 20;

  private final RecordValidator validator = new RecordValidator();
  private final MemberConnectors connectors = new MemberConnectors();
  private final boolean strict;
  private final BiConsumer<SourceKey, ObjectNode> witness;

  /**
   * A reader.
   *
   * @param strict whether to leave out every row that the hub would refuse; else such a row is
   *     taken as it was written
   */
  public LinkInputReader(boolean strict) {
    this(strict, (key, value) -> {});
  }

  /**
   * A reader whose records somebody else sees too.
   *
   * @param witness gets each record that is taken, in the words of the shared schema
   */
  public LinkInputReader(boolean strict, BiConsumer<SourceKey, ObjectNode> witness) {
    this.strict = strict;
    this.witness = witness;
  }

  /**
   * Reads every dataset of organisations or people.
   *
   * @throws SourceException when a member's files cannot be read
   */
  public LinkInput read(List<MemberDescriptor> members)
      throws SourceException, InterruptedException {
    LinkInput input = new LinkInput();
    for (MemberDescriptor member :
        members.stream().sorted(Comparator.comparing(MemberDescriptor::id)).toList()) {
      read(member, input);
    }
    return input;
  }

  private void read(MemberDescriptor member, LinkInput input)
      throws SourceException, InterruptedException {
    if (member.system() instanceof SystemDescriptor.Push) {
      throw new UsageException(
          "Member %s sends its records by itself, so there is nothing to read. Leave its descriptor out, or give it a folder of files."
              .formatted(member.id()));
    }
    try (Connector connector = connectors.apply(member)) {
      for (DatasetDescriptor dataset : sorted(member)) {
        if (LINKED.contains(dataset.kind())) {
          read(connector, member, dataset, input);
        } else {
          input.addSkipped(
              "Dataset %s of member %s is of kind %s, which is not linked."
                  .formatted(dataset.name(), member.id(), dataset.kind().wireName()));
        }
      }
    }
  }

  private static List<DatasetDescriptor> sorted(MemberDescriptor member) {
    return member.datasets().stream()
        .sorted(Comparator.comparing(DatasetDescriptor::name))
        .toList();
  }

  private void read(
      Connector connector, MemberDescriptor member, DatasetDescriptor dataset, LinkInput input)
      throws SourceException, InterruptedException {
    DatasetRows rows = new DatasetRows(member, dataset, validator, strict, input, witness);
    for (int tries = 1; !isRead(connector, dataset, rows, tries); tries++) {
      Thread.sleep(MOMENT.toMillis());
    }
  }

  /** False where a file is still being saved: nobody starts the command again for that. */
  private static boolean isRead(
      Connector connector, DatasetDescriptor dataset, DatasetRows rows, int tries)
      throws SourceException, InterruptedException {
    try {
      connector.readChanges(dataset, Position.START, page -> page.rows().forEach(rows::take));
      return true;
    } catch (SourceException e) {
      if (!e.isPassing() || rows.isBegun() || tries >= TRIES) {
        throw e;
      }
      return false;
    }
  }
}

package org.fingerpost.connector.descriptor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fingerpost.schema.Kind;

/** Reads member descriptors. Safe for use by many threads. */
public final class DescriptorReader {
  private final StructureCheck structure = new StructureCheck();
  private final Clock clock;

  /** A reader that tells by the system's clock whether a review date is past. */
  public DescriptorReader() {
    this(Clock.systemDefaultZone());
  }

  /** A reader with a clock of one's own. */
  public DescriptorReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * A descriptor that can be used.
   *
   * @param warnings what does not stand in the way of using it
   */
  public record Reading(MemberDescriptor descriptor, List<Problem> warnings) {}

  /**
   * What a folder of descriptors held.
   *
   * @param readings those that can be used, by file name
   * @param refused those that cannot: they never stop the others
   */
  public record FolderReading(List<Reading> readings, List<DescriptorException> refused) {
    /** The members that can be used. */
    public List<MemberDescriptor> members() {
      return readings.stream().map(Reading::descriptor).toList();
    }

    /**
     * The members, when every descriptor can be used.
     *
     * @throws DescriptorException the first that was refused
     */
    public List<MemberDescriptor> membersOrThrow() throws DescriptorException {
      if (!refused.isEmpty()) {
        throw refused.get(0);
      }
      return members();
    }
  }

  /**
   * Reads a file.
   *
   * @throws DescriptorException when it cannot be used; it says all that is wrong, with places
   * @throws IOException when the file cannot be read
   */
  public MemberDescriptor read(Path file) throws DescriptorException, IOException {
    return readWithWarnings(file).descriptor();
  }

  /** As {@link #read(Path)}, with what does not stand in the way of using it. */
  public Reading readWithWarnings(Path file) throws DescriptorException, IOException {
    String name = String.valueOf(file.getFileName());
    try {
      return read(name, Files.readString(file), file.toAbsolutePath().getParent());
    } catch (CharacterCodingException e) {
      throw new DescriptorException(
          name, List.of(Place.TOP.problem("the file is not UTF-8 text; save it as UTF-8")));
    }
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in messages
   * @param folder where the paths in it start
   */
  public Reading read(String name, String text, Path folder) throws DescriptorException {
    Findings findings = new Findings();
    Optional<LocatedTree> tree = YamlComposer.compose(text, findings);
    tree.ifPresent(ReadyMade::fillIn);
    tree.ifPresent(found -> check(found, findings));
    if (findings.hasErrors()) {
      throw new DescriptorException(name, findings.errors());
    }
    MemberDescriptor descriptor = new DescriptorBuilder(tree.orElseThrow().root(), folder).build();
    return new Reading(descriptor, findings.warnings());
  }

  /**
   * Reads every {@code *.yaml} of a folder, by file name. Of two descriptors with the same member
   * id, the second is refused.
   *
   * @throws IOException when the folder cannot be read
   */
  public FolderReading readFolder(Path folder) throws IOException {
    List<Reading> readings = new ArrayList<>();
    List<DescriptorException> refused = new ArrayList<>();
    Map<String, Path> files = new HashMap<>();
    for (Path file : descriptors(folder)) {
      try {
        Reading reading = readWithWarnings(file);
        refuseDouble(file, files.putIfAbsent(reading.descriptor().id(), file));
        readings.add(reading);
      } catch (DescriptorException e) {
        refused.add(e);
      }
    }
    return new FolderReading(readings, refused);
  }

  private static void refuseDouble(Path file, Path earlier) throws DescriptorException {
    if (earlier != null) {
      throw new DescriptorException(
          String.valueOf(file.getFileName()),
          List.of(
              Place.TOP.problem(
                  "its member id is that of %s too; every member has an id of its own"
                      .formatted(earlier.getFileName()))));
    }
  }

  private static List<Path> descriptors(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private void check(LocatedTree tree, Findings findings) {
    structure.check(tree, findings);
    LocatedTree.Branch root = tree.root();
    MemberCheck.check(root, findings);
    for (LocatedTree.Branch dataset : root.get("datasets").entries()) {
      LocationCheck.check(root, dataset, findings);
      kind(dataset).ifPresent(kind -> checkFields(root.get("datasets"), dataset, kind, findings));
    }
  }

  private void checkFields(
      LocatedTree.Branch datasets, LocatedTree.Branch dataset, Kind kind, Findings findings) {
    new MappingCheck(datasets, kind, findings).check(dataset.get("fields"));
    if (dataset.get("agreement").isPresent()) {
      new AgreementCheck(kind, LocalDate.now(clock), findings).check(dataset);
    }
  }

  private static Optional<Kind> kind(LocatedTree.Branch dataset) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.wireName().equals(dataset.get("kind").text()))
        .findFirst();
  }
}

package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.collect.Brakes;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost brake}: deletes that wait for a person's word. */
@Command(
    name = "brake",
    header = "Lists deletes that wait for a person's word, and takes that word.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost brake",
      "  fingerpost brake barn/groups --limit 1000",
      "  fingerpost brake lift barn/groups --because \"old clubs cleared out, asked Ann\"",
      "  fingerpost brake keep barn/groups --because \"the export was cut short\"",
      "",
      "When a complete listing of a dataset lacks more records than its brake allows, they stay until",
      "somebody says that they may go. Who said what, when and why is kept in the joint database."
    })
final class BrakeCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(
      arity = "0..1",
      paramLabel = "MEMBER/DATASET",
      description = "Only this dataset; else all.")
  private String name;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many records of each dataset to list at most (${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      Brakes brakes = new Brakes(joint.database());
      List<Brakes.Held> held = name == null ? brakes.held() : List.of(named(brakes, name));
      output.list(
          "held", held.stream().map(each -> json(brakes, each)).toList(), () -> tell(brakes, held));
    }
    return ExitCode.OK.number();
  }

  private void tell(Brakes brakes, List<Brakes.Held> held) {
    held.forEach(each -> tell(brakes, each));
    if (held.isEmpty()) {
      output.line("No deletes wait.");
    }
  }

  private ObjectNode json(Brakes brakes, Brakes.Held held) {
    ObjectNode node =
        Json.object()
            .put("member", held.member())
            .put("dataset", held.dataset())
            .put("state", held.state().name().toLowerCase(Locale.ROOT))
            .put("missing", held.missing())
            .put("total", held.total())
            .put("since", held.since().toString());
    ArrayNode records = node.putArray("records");
    for (Brakes.Missing record : records(brakes, held)) {
      records.addObject().put("key", record.key().key()).put("name", oneLine(record.name()));
    }
    return node;
  }

  private List<Brakes.Missing> records(Brakes brakes, Brakes.Held held) {
    return brakes.records(held, "", Math.max(1, Math.min(limit, MOST)));
  }

  private static Brakes.Held named(Brakes brakes, String name) {
    DatasetName dataset = DatasetName.parse(name);
    return brakes
        .held(dataset.member(), dataset.dataset())
        .orElseThrow(
            () ->
                new UsageException(
                    "No deletes of %s wait. 'fingerpost brake' lists those that do."
                        .formatted(dataset)));
  }

  private void tell(Brakes brakes, Brakes.Held held) {
    output.line(
        "%s/%s: a complete listing lacks %d of %d records, since %s; %s"
            .formatted(
                held.member(),
                held.dataset(),
                held.missing(),
                held.total(),
                held.since(),
                said(held)));
    List<Brakes.Missing> records = records(brakes, held);
    for (Brakes.Missing record : records) {
      String key = held.member() + '/' + held.dataset() + '/' + record.key().key();
      output.line("  " + key + (record.name().isEmpty() ? "" : "  " + oneLine(record.name())));
    }
    if (records.size() < held.missing()) {
      output.line("  and %d more (--limit shows them)".formatted(held.missing() - records.size()));
    }
  }

  private static String said(Brakes.Held held) {
    return switch (held.state()) {
      case WAITING -> "waits for a person's word";
      case LIFTED -> "may go; the hub deletes them at its next look";
      case KEPT -> "kept by a person's word";
    };
  }

  /** Without what would steer a terminal. */
  private static String oneLine(String name) {
    return name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  @Command(
      name = "lift",
      description = "Lets the listed deletes go.",
      mixinStandardHelpOptions = true)
  int lift(
      @Parameters(paramLabel = "MEMBER/DATASET", description = "Whose deletes.") String dataset,
      @Mixin WordOptions word,
      @Mixin JointOptions joint,
      @Mixin Output form)
      throws Brakes.ChangedMeanwhileException {
    Brakes.Held held = takeWord(dataset, word, joint, Brakes::lift);
    say(form, held, "%d records of %s go at the hub's next look.");
    return ExitCode.OK.number();
  }

  @Command(
      name = "keep",
      description = "Refuses the listed deletes, until a listing lacks other records than these.",
      mixinStandardHelpOptions = true)
  int keep(
      @Parameters(paramLabel = "MEMBER/DATASET", description = "Whose deletes.") String dataset,
      @Mixin WordOptions word,
      @Mixin JointOptions joint,
      @Mixin Output form)
      throws Brakes.ChangedMeanwhileException {
    Brakes.Held held = takeWord(dataset, word, joint, Brakes::keep);
    say(form, held, "%d records of %s stay. You are asked again when a listing lacks others.");
    return ExitCode.OK.number();
  }

  /** What a person says of held deletes. */
  @FunctionalInterface
  private interface Word {
    void say(Brakes brakes, Brakes.Held held, String by, String because)
        throws Brakes.ChangedMeanwhileException;
  }

  private static Brakes.Held takeWord(
      String dataset, WordOptions options, JointOptions joint, Word word)
      throws Brakes.ChangedMeanwhileException {
    String because = options.because();
    try (JointAccess access = JointAccess.toWrite(joint.settings())) {
      Brakes brakes = new Brakes(access.database());
      Brakes.Held held = named(brakes, dataset);
      word.say(brakes, held, options.by(), because);
      return held;
    }
  }

  private static void say(Output form, Brakes.Held held, String sentence) {
    String dataset = held.member() + '/' + held.dataset();
    form.done(
        Json.object().put("dataset", dataset).put("records", held.missing()),
        sentence.formatted(held.missing(), dataset));
  }
}

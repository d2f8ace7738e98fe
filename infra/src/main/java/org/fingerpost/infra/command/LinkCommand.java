package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.infra.link.LinkFiles;
import org.fingerpost.infra.link.LinkInput;
import org.fingerpost.infra.link.LinkInputReader;
import org.fingerpost.infra.link.LinkModels;
import org.fingerpost.infra.link.LinkedRecords;
import org.fingerpost.infra.link.RowNotes;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost link}: which records of some members are about the same one. */
@Command(
    name = "link",
    header = "Finds which organisations and people several members hold. Sends nothing anywhere.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost link members/barn.yaml members/vale.yaml --out links.csv",
      "  fingerpost link members/*.yaml --out links.csv --review review.csv --explain why.jsonl",
      "",
      "Needs no hub: it reads what the descriptors name, by the same mappings and agreements, and",
      "learns from those records how much each likeness is worth. A row that the hub would refuse is",
      "linked by what was written, and told; with --strict it is left out.",
      "",
      "The exit code is 3 when a descriptor cannot be used, 4 when a member's files cannot be read."
    })
final class LinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(paramLabel = "MEMBER", arity = "1..*", description = "Member descriptors.")
  private List<Path> descriptors;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write each record's joint id: member,dataset,key,joint_id.")
  private Path out;

  @Option(
      names = "--review",
      paramLabel = "FILE",
      description = "Where to write the pairs that a person has to look at, with the score.")
  private Optional<Path> review;

  @Option(
      names = "--explain",
      paramLabel = "FILE",
      description = "Where to write each pair's evidence, a JSON object a line.")
  private Optional<Path> explain;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Use the model that --save-model wrote, instead of learning one.")
  private Optional<Path> model;

  @Option(
      names = "--save-model",
      paramLabel = "FILE",
      description = "Where to write the model that was used.")
  private Optional<Path> saveModel;

  @Option(names = "--strict", description = "Leave out every row that the hub would refuse.")
  private boolean strict;

  @Override
  public Integer call()
      throws IOException, DescriptorException, SourceException, InterruptedException {
    verifyFolders();
    LinkInput input = new LinkInputReader(strict).read(members());
    tell(input);
    LinkModels models = model.isPresent() ? LinkModels.read(model.get()) : LinkModels.learn(input);
    LinkedRecords linked = LinkedRecords.link(input, models);
    LinkFiles.links(out, linked);
    int toReview = review.isPresent() ? LinkFiles.review(review.get(), linked) : -1;
    if (explain.isPresent()) {
      LinkFiles.explain(explain.get(), linked);
    }
    if (saveModel.isPresent()) {
      models.write(saveModel.get());
    }
    say(input, linked, toReview);
    return ExitCode.OK.number();
  }

  private List<MemberDescriptor> members() throws IOException, DescriptorException {
    DescriptorReader reader = new DescriptorReader();
    List<MemberDescriptor> members = new ArrayList<>();
    Map<String, Path> files = new HashMap<>();
    for (Path file : descriptors) {
      MemberDescriptor member = reader.read(file);
      Path earlier = files.putIfAbsent(member.id(), file);
      if (earlier != null) {
        throw new UsageException(
            "%s and %s are both of member %s. Give each member once, with an id of its own."
                .formatted(earlier, file, member.id()));
      }
      members.add(member);
    }
    return members;
  }

  /** Before the work, not after it. */
  private void verifyFolders() {
    Stream.of(Optional.of(out), review, explain, saveModel)
        .flatMap(Optional::stream)
        .map(file -> file.toAbsolutePath().getParent())
        .filter(folder -> folder == null || !Files.isDirectory(folder))
        .findFirst()
        .ifPresent(
            folder -> {
              throw new UsageException(
                  "There is no folder %s to write to. Make it first.".formatted(folder));
            });
  }

  private void tell(LinkInput input) {
    PrintWriter err = spec.commandLine().getErr();
    input.skipped().forEach(err::println);
    for (RowNotes notes : input.notes()) {
      tell(
          err,
          notes,
          "%,d of %,d rows of %s left out:",
          notes.leftOutRows(),
          notes.leftOutSentences());
      tell(
          err,
          notes,
          "%,d of %,d rows of %s linked by what was written; the hub would refuse them:",
          notes.roughRows(),
          notes.roughSentences());
    }
    err.flush();
  }

  private static void tell(
      PrintWriter err, RowNotes notes, String heading, int number, List<String> sentences) {
    if (number == 0) {
      return;
    }
    err.println(heading.formatted(number, notes.rows(), notes.dataset()));
    sentences.forEach(sentence -> err.println("  " + sentence));
    if (number > sentences.size()) {
      err.println("  and %,d more".formatted(number - sentences.size()));
    }
  }

  private void say(LinkInput input, LinkedRecords linked, int toReview) {
    ObjectNode facts =
        Json.object()
            .put("records", input.keys().size())
            .put("joint_records", linked.jointRecords());
    if (toReview >= 0) {
      facts.put("to_review", toReview);
    }
    output.done(
        facts,
        "%,d records are %,d joint records%s."
            .formatted(
                input.keys().size(),
                linked.jointRecords(),
                toReview < 0 ? "" : "; %,d pairs are for a person to look at".formatted(toReview)));
  }
}

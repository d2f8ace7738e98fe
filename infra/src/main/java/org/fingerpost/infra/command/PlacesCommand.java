package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.infra.hub.EngineException;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.PlaceFile;
import org.fingerpost.route.places.PlaceTable;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost places}: the gazetteer. */
@Command(
    name = "places",
    header = "Tells the hub where postcodes are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlacesCommand.Load.class,
    mixinStandardHelpOptions = true)
final class PlacesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do with places: load.");
  }

  /** {@code fingerpost places load}. */
  @Command(
      name = "load",
      header = "Loads a list of postcodes in place of the one loaded before.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExamples:%n",
      footer = {
        "  fingerpost places load ONSPD_NOV_2026_UK.csv --only WR,B,DY,GL,HR",
        "  fingerpost places load codepo_gb/Data/CSV --data /var/lib/fingerpost",
        "",
        "FILE is the ONS Postcode Directory or a file of Code-Point Open, both free (Open Government",
        "Licence; name their source where you publish from them); or a folder of such files. All of",
        "Great Britain takes a minute and 200 MB of the database. Without a list, the postcode",
        "districts of Worcestershire that ship serve."
      })
  static final class Load implements Callable<Integer> {
    @Mixin private JointOptions options;
    @Mixin private Output output;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, or folders of them.")
    private List<Path> files;

    @Option(
        names = "--only",
        paramLabel = "AREAS",
        split = ",",
        description = "Postcode areas or districts to keep, such as WR,B97; others are left out.")
    private Set<String> only = Set.of();

    @Override
    public Integer call() {
      List<Path> lists = files.stream().flatMap(file -> listsIn(file).stream()).toList();
      AtomicLong skipped = new AtomicLong();
      try (JointAccess joint = JointAccess.toWrite(options.settings())) {
        long taken =
            new PlaceTable(joint.database())
                .replace(places -> lists.forEach(list -> skipped.addAndGet(read(list, places))));
        say(taken, skipped.get());
        return ExitCode.OK.number();
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage(), e);
      } catch (SQLException e) {
        throw new EngineException(
            "The joint database did not take the places (SQL state %s). Those loaded before still stand."
                .formatted(e.getSQLState()),
            e);
      }
    }

    private static List<Path> listsIn(Path file) {
      if (!Files.exists(file)) {
        throw new UsageException("There is no file %s.".formatted(file));
      }
      if (!Files.isDirectory(file)) {
        return List.of(file);
      }
      try (Stream<Path> held = Files.list(file)) {
        return held.filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
      } catch (IOException e) {
        throw new UsageException("The folder %s cannot be read.".formatted(file), e);
      }
    }

    private long read(Path list, Consumer<Place> places) {
      return PlaceFile.read(
          list,
          place -> {
            if (isWanted(place.postcode().outward().text())) {
              places.accept(place);
            }
          });
    }

    /** An area is the letters alone: "B" is not "BS". */
    private boolean isWanted(String outward) {
      String area = outward.replaceAll("[0-9].*", "");
      return only.isEmpty()
          || only.stream()
              .map(name -> name.strip().toUpperCase(Locale.ROOT))
              .anyMatch(name -> name.equals(area) || name.equals(outward));
    }

    private void say(long taken, long skipped) {
      List<String> sentences = new ArrayList<>();
      sentences.add("%,d postcodes stand in the gazetteer.".formatted(taken));
      if (skipped > 0) {
        sentences.add("%,d lines told of no position and were left out.".formatted(skipped));
      }
      sentences.add("A running hub places its directory by them within a minute or so.");
      output.done(
          Json.object().put("postcodes", taken).put("left_out", skipped),
          sentences.toArray(String[]::new));
    }
  }
}

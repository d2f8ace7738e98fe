package org.fingerpost.infra.command;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.embedded.EmbeddedException;
import org.fingerpost.infra.hub.EngineException;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.collect.Brakes;
import org.fingerpost.route.control.OrderRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place that turns an exception into a sentence for a person and into an exit code. */
final class ErrorSentences implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorSentences.class);

  private record Ending(ExitCode code, String sentence) {}

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    LOG.info("The command ended early", e); // to the log file, for whoever needs the cause
    Ending ending = known(e).orElseGet(() -> unexpected(e));
    line.getErr().println(ending.sentence());
    line.getErr().flush();
    return ending.code().number();
  }

  private static Optional<Ending> known(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Optional<Ending> ending = ending(cause);
      if (ending.isPresent()) {
        return ending;
      }
    }
    return Optional.empty();
  }

  private static Optional<Ending> ending(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return Optional.of(new Ending(ExitCode.USAGE, "There is no file " + e.getMessage() + "."));
    } else if (e instanceof AccessDeniedException) {
      String sentence = "This user may not read or write " + e.getMessage() + ".";
      return Optional.of(new Ending(ExitCode.USAGE, sentence));
    }
    if (e instanceof SQLException problem) {
      String sentence =
          "The joint database did not answer (SQL state %s). See that it runs, and say it again."
              .formatted(problem.getSQLState());
      return Optional.of(new Ending(ExitCode.ENGINE_UNAVAILABLE, sentence));
    }
    return code(e).map(code -> new Ending(code, e.getMessage()));
  }

  private static Optional<ExitCode> code(Throwable e) {
    if (e instanceof UsageException || e instanceof Brakes.ChangedMeanwhileException) {
      return Optional.of(ExitCode.USAGE);
    } else if (e instanceof DescriptorException) {
      return Optional.of(ExitCode.BAD_DESCRIPTOR);
    } else if (e instanceof SourceException) {
      return Optional.of(ExitCode.MEMBER_UNREACHABLE);
    } else if (e instanceof OrderRefusedException) {
      return Optional.of(ExitCode.REFUSED);
    } else if (e instanceof EngineException || e instanceof EmbeddedException) {
      return Optional.of(ExitCode.ENGINE_UNAVAILABLE);
    }
    return Optional.empty();
  }

  private static Ending unexpected(Exception e) {
    LOG.error("The command ended unexpectedly", e);
    String sentence =
        "Something went wrong that should not: %s. The lines above or the log file in the data folder say where; please report it with them."
            .formatted(e);
    return new Ending(ExitCode.UNEXPECTED, sentence);
  }
}

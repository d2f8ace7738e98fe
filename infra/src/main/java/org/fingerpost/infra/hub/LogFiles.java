package org.fingerpost.infra.hub;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Where log lines go. Until a hub starts, warnings go to the console. */
public final class LogFiles {
  private static final String FORMAT = "FINGERPOST_LOG_FORMAT";

  private LogFiles() {}

  /**
   * To rotated files in the data folder's {@code log}, and warnings to the console unless it is
   * quiet. Lines of text, or JSON objects where {@code FINGERPOST_LOG_FORMAT} is {@code json}.
   *
   * @throws UsageException when the format is neither
   */
  public static void in(Path data, boolean quietConsole) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    in(context, data, quietConsole, System.getenv().getOrDefault(FORMAT, "text"));
  }

  static void in(LoggerContext context, Path data, boolean quietConsole, String format) {
    if (!List.of("text", "json").contains(format)) {
      throw new UsageException(FORMAT + " is text or json.");
    }
    context.reset();
    context.putProperty("format", format);
    context.putProperty("folder", data.resolve("log").toAbsolutePath().toString());
    context.putProperty("console", quietConsole ? "OFF" : "WARN");
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL file = Objects.requireNonNull(LogFiles.class.getResource("/logback-hub.xml"));
    try {
      configurator.doConfigure(file);
    } catch (JoranException e) {
      throw new IllegalStateException("logback-hub.xml in the program is broken", e);
    }
  }
}

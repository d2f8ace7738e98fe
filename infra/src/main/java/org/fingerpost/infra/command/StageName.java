package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.Stage;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stage as it is written on the command line. */
final class StageName implements ITypeConverter<Stage> {
  @Override
  public Stage convert(String name) {
    try {
      return Stage.named(name);
    } catch (UsageException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}

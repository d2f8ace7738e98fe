package org.fingerpost.infra.command;

import java.util.Locale;
import org.fingerpost.infra.hub.Linking;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a hub links by, in whatever case. */
final class LinkingName implements ITypeConverter<Linking> {
  @Override
  public Linking convert(String text) {
    try {
      return Linking.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("\"%s\" is neither keys nor model".formatted(text));
    }
  }
}

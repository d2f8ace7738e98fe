package org.fingerpost.connector.access;

import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.DateTimeType;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.crypt.CryptCodecProvider;
import com.healthmarketscience.jackcess.crypt.InvalidCredentialsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** Opens copies of a member's Access file, and says what a failure to do so means. */
final class AccessFile {
  private final SystemDescriptor.Access system;
  private final Function<Secret, String> secrets;

  AccessFile(SystemDescriptor.Access system, Function<Secret, String> secrets) {
    this.system = system;
    this.secrets = secrets;
  }

  /** What to call it. */
  String name() {
    return String.valueOf(system.file().getFileName());
  }

  /** Opens a copy: no expression of the file's own is run, and no other file is opened for it. */
  Database open(Path copy) throws SourceException {
    Optional<String> password = system.password().map(secrets);
    try {
      Database database =
          new DatabaseBuilder(copy)
              .setReadOnly(true)
              .setCodecProvider(new CryptCodecProvider(password.orElse(null)))
              .open();
      database.setDateTimeType(DateTimeType.LOCAL_DATE_TIME);
      database.setEvaluateExpressions(false);
      database.setLinkResolver(
          (linker, linked) -> {
            throw new LinkedTableException();
          });
      return database;
    } catch (InvalidCredentialsException e) {
      throw wrongPassword();
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** The table of that name. */
  Table table(Database database, String wanted) throws SourceException, IOException {
    try {
      Table table = database.getTable(wanted);
      if (table != null) {
        return table;
      }
    } catch (LinkedTableException e) {
      throw SourceException.permanent(
          "The table %s in %s is only a link to another file or server. Describe that one as the member's system."
              .formatted(wanted, name()));
    }
    throw SourceException.permanent(
        "%s has no table %s.%s Correct table in the descriptor; a query of Access cannot be read, only the tables behind it."
            .formatted(
                name(),
                wanted,
                NearestNames.advice(wanted, new ArrayList<>(database.getTableNames()))));
  }

  /** What it means that reading broke off. The library's words may quote the file. */
  SourceException broken(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidCredentialsException) {
        return wrongPassword();
      }
    }
    if (failure instanceof RuntimeException && !(failure.getCause() instanceof IOException)) {
      return SourceException.retriable(
          "%s cannot be read: it is damaged, or of a form that is not known. It is tried again; if it goes on, let Access compact and repair it, or save it as .accdb."
              .formatted(name()),
          null);
    }
    return SourceException.retriable(
        "%s is not a whole Access file: it is still being saved, or it is damaged. It is tried again; if it goes on, let Access compact and repair it."
            .formatted(name()),
        null);
  }

  private SourceException wrongPassword() {
    return SourceException.permanent(
        system.password().isPresent()
            ? "The password for %s is wrong. Correct the secret that password names."
                .formatted(name())
            : "%s is protected by a password. Write password: \"${env:NAME}\" beside file, and put the password there."
                .formatted(name()));
  }

  /** A table that stands elsewhere. */
  private static final class LinkedTableException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

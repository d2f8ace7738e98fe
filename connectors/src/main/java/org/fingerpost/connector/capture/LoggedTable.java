package org.fingerpost.connector.capture;

import java.util.Properties;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * A table whose server writes its changes to a log, and how that server is reached.
 *
 * @param tables asks the same server about its tables
 * @param dataset the dataset that the table is, whose location is a table
 */
record LoggedTable(
    SystemDescriptor.Database system,
    SystemDescriptor.Capture capture,
    DatabaseConnector tables,
    DatasetDescriptor dataset,
    Function<Secret, String> secrets) {
  /** As the descriptor has it: with its schema or without. */
  String fullName() {
    return ((DatasetDescriptor.Location.Table) dataset.location()).name();
  }

  /** Without its schema. */
  String name() {
    return fullName().substring(fullName().indexOf('.') + 1);
  }

  /** The schema that the descriptor names, or the usual one. */
  String schema(String usual) {
    int dot = fullName().indexOf('.');
    return dot < 0 ? usual : fullName().substring(0, dot);
  }

  <T> T ask(DatabaseConnector.Question<T> question) throws SourceException {
    return tables.ask(dataset, question);
  }

  /**
   * The engine's settings for following it at that address.
   *
   * @param engine a name that no other reader of the server has
   */
  Properties settings(String engine, Jdbc address, String usualSchema) {
    Properties settings = EngineSettings.of(engine, schema(usualSchema), name(), dataset.key());
    settings.setProperty("database.hostname", address.host());
    settings.setProperty("database.port", Integer.toString(address.port()));
    settings.setProperty("database.user", system.user());
    settings.setProperty("database.password", secrets.apply(system.password()));
    return settings;
  }
}

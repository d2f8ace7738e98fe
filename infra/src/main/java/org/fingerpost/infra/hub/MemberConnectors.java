package org.fingerpost.infra.hub;

import java.time.Clock;
import java.util.SortedSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.access.AccessConnector;
import org.fingerpost.connector.calendar.CalendarConnector;
import org.fingerpost.connector.capture.CaptureConnector;
import org.fingerpost.connector.civicrm.CiviApiConnector;
import org.fingerpost.connector.civicrm.CiviDatabaseConnector;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.connector.descriptor.SecretReader.MissingSecretException;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.files.FilesConnector;
import org.fingerpost.connector.http.HttpJsonConnector;
import org.fingerpost.connector.openreferral.OpenReferralConnector;
import org.fingerpost.connector.sharing.SharingFilter;

/** Makes the connector that a member's system needs. It connects when it is first asked to read. */
public final class MemberConnectors implements Function<MemberDescriptor, Connector> {
  private final SecretReader secrets = new SecretReader();

  @Override
  public Connector apply(MemberDescriptor member) {
    SystemDescriptor system = member.system();
    if (system instanceof SystemDescriptor.CiviDatabase civi) {
      return new CiviDatabaseConnector(civi.database(), MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.CiviApi civi) {
      return new CiviApiConnector(civi, member.zone(), MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.Database database) {
      return database(database);
    } else if (system instanceof SystemDescriptor.Files files) {
      return new FilesConnector(files, MemberConnectors::columns);
    } else if (system instanceof SystemDescriptor.WebFiles files) {
      return new FilesConnector(files, MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.SftpFiles files) {
      return new FilesConnector(files, MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.Access access) {
      return new AccessConnector(access, MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.Calendar calendar) {
      return new CalendarConnector(
          calendar, member.zone(), MemberConnectors::columns, this::secret, Clock.systemUTC());
    } else if (system instanceof SystemDescriptor.OpenReferral directory) {
      return new OpenReferralConnector(directory, MemberConnectors::columns, this::secret);
    } else if (system instanceof SystemDescriptor.Http http) {
      return new HttpJsonConnector(http, MemberConnectors::columns, this::secret);
    }
    throw new IllegalArgumentException(
        "Member " + member.id() + " sends its records by itself: there is nothing to read.");
  }

  private Connector database(SystemDescriptor.Database database) {
    return database.capture().isPresent()
        ? new CaptureConnector(
            database, database.capture().get(), MemberConnectors::columns, this::secret)
        : new DatabaseConnector(database, MemberConnectors::columns, this::secret);
  }

  private static SortedSet<String> columns(DatasetDescriptor dataset) {
    return new SharingFilter(dataset).columns();
  }

  /** The value of a secret, where it stands now. */
  public String secret(Secret secret) {
    try {
      return secrets.read(secret);
    } catch (MissingSecretException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}

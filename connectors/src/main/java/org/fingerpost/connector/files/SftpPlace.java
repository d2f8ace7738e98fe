package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * A folder behind SFTP. The server has to show the key that the descriptor names before a password
 * is sent to it. Each look is a connection of its own: none stays open.
 */
final class SftpPlace implements Place {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SystemDescriptor.SftpFiles system;
  private final Function<Secret, String> secrets;

  SftpPlace(SystemDescriptor.SftpFiles system, Function<Secret, String> secrets) {
    this.system = system;
    this.secrets = secrets;
  }

  @Override
  public List<FileEntry> matching(String glob) throws SourceException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<FileEntry> entries =
        with(
            sftp -> {
              List<FileEntry> found = new ArrayList<>();
              for (SftpClient.DirEntry entry : sftp.readDir(folder())) {
                Path name = Path.of(entry.getFilename());
                boolean hidden = entry.getFilename().startsWith(".");
                if (entry.getAttributes().isRegularFile() && !hidden && matcher.matches(name)) {
                  found.add(entry(name, entry.getAttributes()));
                }
              }
              return found;
            });
    if (entries.isEmpty()) {
      throw SourceException.retriable(
          "No file in %s matches %s, so there is nothing to read, and nothing is taken for deleted. Put the export there, or correct files in the descriptor."
              .formatted(where(), glob),
          null);
    }
    entries.sort(Comparator.comparing(FileEntry::name));
    return entries;
  }

  private static FileEntry entry(Path name, SftpClient.Attributes attributes) {
    return new FileEntry(
        name, name.toString(), attributes.getSize(), attributes.getModifyTime().toMillis());
  }

  @Override
  public StillCopy copy(FileEntry entry) throws SourceException {
    StillCopy.refuseUnlessFit(entry);
    FileEntry[] after = {entry};
    StillCopy copy =
        with(
            sftp -> {
              StillCopy fetched = fetch(sftp, entry);
              after[0] = entry(entry.path(), sftp.stat(folder() + '/' + entry.name()));
              return fetched;
            });
    if (after[0].equals(entry)) {
      return copy;
    }
    copy.close();
    throw StillCopy.beingWritten(entry, null);
  }

  private StillCopy fetch(SftpClient sftp, FileEntry entry) throws IOException {
    Path copy = Files.createTempFile("fingerpost-", ".copy");
    try (InputStream in = sftp.read(folder() + '/' + entry.name())) {
      Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return StillCopy.kept(entry, copy);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private String folder() {
    return system.folder();
  }

  private String where() {
    return "sftp://%s:%d%s".formatted(system.host(), system.port(), system.folder());
  }

  private interface Errand<T> {
    T run(SftpClient sftp) throws IOException;
  }

  private <T> T with(Errand<T> errand) throws SourceException {
    boolean[] stranger = {false};
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(
          (session, address, key) -> {
            String shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            stranger[0] = !system.hostKey().equals(shown);
            return !stranger[0];
          });
      // Nothing of this machine's own accounts is offered to a stranger.
      client.setHostConfigEntryResolver(
          org.apache.sshd.client.config.hosts.HostConfigEntryResolver.EMPTY);
      client.setKeyIdentityProvider(
          org.apache.sshd.common.keyprovider.KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      client.start();
      try (ClientSession session = session(client)) {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
          return errand.run(sftp);
        }
      }
    } catch (IOException | UnresolvedAddressException e) {
      throw stranger[0] ? otherKey() : failure(e);
    }
  }

  private ClientSession session(SshClient client) throws IOException {
    ClientSession session =
        client.connect(system.user(), system.host(), system.port()).verify(PATIENCE).getSession();
    session.addPasswordIdentity(secrets.apply(system.password()));
    session.auth().verify(PATIENCE);
    return session;
  }

  private SourceException otherKey() {
    return SourceException.permanent(
        "%s showed another key than the one that host_key names, so no password was sent to it. Ask whoever runs it whether the key was changed, and write the new one only when they say so."
            .formatted(where()));
  }

  /** The library's own words may name what they please. */
  private SourceException failure(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SftpException sftp) {
        return refused(sftp.getStatus());
      } else if (cause instanceof ConnectException
          || cause instanceof UnresolvedAddressException
          || cause instanceof java.net.UnknownHostException) {
        return SourceException.retriable(
            "%s could not be reached. Is it up, and are host and port right? It is tried again."
                .formatted(where()),
            null);
      } else if (cause instanceof SshException ssh && isRefusedLogin(ssh)) {
        return SourceException.permanent(
            "%s refused the user %s or its password. Correct user, or the secret that password names."
                .formatted(where(), system.user()));
      }
    }
    return SourceException.retriable(
        "%s: the connection broke off. It is tried again.".formatted(where()), null);
  }

  private static boolean isRefusedLogin(SshException failure) {
    return String.valueOf(failure.getMessage()).contains("authentication methods");
  }

  private SourceException refused(int status) {
    boolean missing = status == SftpConstants.SSH_FX_NO_SUCH_FILE;
    return SourceException.retriable(
        (missing
                ? "%s is not there, or went just now. Correct folder, or put it there; it is tried again."
                : "%s may not be read by the user %s. Let whoever runs it grant that; it is tried again.")
            .formatted(where(), system.user()),
        null);
  }
}

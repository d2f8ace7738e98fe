package org.fingerpost.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpFilesTest {
  private static final DatasetDescriptor DATASET =
      Datasets.of(
          "groups", new Location.FileSet("groups*.csv", Optional.empty()), "id", Duration.ZERO);

  @TempDir private Path folder;

  private SftpServer server;
  private String hostKey;

  @BeforeEach
  void start() throws Exception {
    server = new SftpServer(folder);
    hostKey = server.hostKey();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void files_behind_sftp_are_read_when_they_change() throws Exception {
    write("groups-1.csv", "id,name\n1,Chess club\n", 600);
    write("groups-2.csv", "id,name\n2,Bowls\n", 600);
    write("other.csv", "id,name\n9,No\n", 600);
    FilesConnector connector = connector(hostKey, "right", server.port());
    Pages first = new Pages();
    connector.readChanges(DATASET, Position.START, first);
    assertThat(first.keys()).containsExactly("1", "2");
    Position position = first.position(Position.START);
    Pages second = new Pages();
    connector.readChanges(DATASET, position, second);
    assertThat(second.pages).isEmpty();
    write("groups-2.csv", "id,name\n2,Crown green bowls\n", 300);
    Pages third = new Pages();
    connector.readAll(DATASET, third);
    assertThat(third.fields("2").path("name").asText()).isEqualTo("Crown green bowls");
  }

  @Test
  void a_file_that_is_being_uploaded_is_left_and_an_empty_folder_deletes_nothing()
      throws Exception {
    FilesConnector connector = connector(hostKey, "right", server.port());
    assertThatThrownBy(() -> connector.readAll(DATASET, new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("matches groups*.csv");
    write("groups.csv", "id,name\n1,Ch", -1);
    assertThatThrownBy(() -> connector.readAll(DATASET, new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isPassing()).isTrue());
  }

  @Test
  void a_server_with_another_key_gets_no_password() {
    String other = "SHA256:" + "A".repeat(43);
    assertThatThrownBy(() -> connector(other, "right", server.port()).readAll(DATASET, new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("showed another key");
    assertThat(server.passwords()).isZero();
  }

  @Test
  void a_wrong_password_and_nobody_there_are_said_each_in_a_sentence() throws Exception {
    int port = server.port();
    assertThatThrownBy(() -> connector(hostKey, "rose", port).readAll(DATASET, new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("refused the user reader or its password")
        .hasMessageNotContaining("rose");
    assertThat(server.passwords()).isLessThanOrEqualTo(3);
    server.close();
    assertThatThrownBy(() -> connector(hostKey, "right", port).readAll(DATASET, new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("could not be reached");
  }

  private static FilesConnector connector(String hostKey, String password, int port) {
    return new FilesConnector(
        SftpServer.exports(port, hostKey),
        dataset -> new TreeSet<>(List.of("id", "name")),
        secret -> password);
  }

  private void write(String name, String text, int secondsAgo) throws Exception {
    Path file = Files.writeString(folder.resolve("exports").resolve(name), text);
    Instant when = secondsAgo < 0 ? Instant.now() : Instant.now().minusSeconds(secondsAgo);
    Files.setLastModifiedTime(file, FileTime.from(when));
  }
}

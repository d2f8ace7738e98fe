package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.BehindGate;
import org.fingerpost.connector.contract.Gate;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.WebAddress;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.schema.Json;

/** A system on the web with events, behind a door and with a key: what web systems have alike. */
public abstract class EventServer implements BehindGate {
  private static final String RIGHT = "the-right-one";

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Instant> stamps = new LinkedHashMap<>();
  private final RemoteSystem server;
  private final Gate gate;
  private String nameColumn;
  private final String usualName;
  private boolean badRow;

  /** Starts it. */
  protected EventServer(String nameColumn) throws IOException {
    this.nameColumn = nameColumn;
    this.usualName = nameColumn;
    this.server = new RemoteSystem(this::guarded);
    this.gate = new Gate(server.port());
  }

  private synchronized Reply guarded(Request request) {
    return ("Bearer " + RIGHT).equals(request.headers().get("Authorization"))
        ? answer(request)
        : Reply.status(401);
  }

  /** Answers who has the key. */
  protected abstract Reply answer(Request request);

  /** How it is reached. */
  protected HttpAccess access(String path) {
    return new HttpAccess(
        new WebAddress("http://127.0.0.1:" + gate.port() + path),
        new HttpAccess.Authentication.Bearer(new Secret("${env:KEY}")),
        Map.of(),
        java.util.Optional.empty());
  }

  /** A connector to it whose secrets are those. */
  protected abstract Connector connector(Function<Secret, String> keys);

  @Override
  public final Connector connect() {
    return connector(secret -> RIGHT);
  }

  @Override
  public final Connector connectWithWrongPassword() {
    return connector(secret -> "not-the-secret");
  }

  /** The rows as JSON, with those stamped since then alone. */
  protected List<ObjectNode> records(Instant since) {
    List<ObjectNode> records = new ArrayList<>();
    rows.forEach(
        (key, row) -> {
          if (!stamps.get(key).isBefore(since)) {
            records.add(record(row));
          }
        });
    if (badRow) {
      records.add(1, Json.object().put(nameColumn, "Without a key"));
    }
    return records;
  }

  private ObjectNode record(Row row) {
    return Json.object()
        .put("id", row.key())
        .put(nameColumn, row.name())
        .put("starts", row.starts().toString())
        .put("note", row.note());
  }

  /** The rows themselves. */
  protected List<Row> rows() {
    return new ArrayList<>(rows.values());
  }

  /** What the column of the name is called now. */
  protected String nameColumn() {
    return nameColumn;
  }

  /** Whether there is a row of which nothing can be made. */
  protected boolean hasBadRow() {
    return badRow;
  }

  @Override
  public synchronized void put(List<Row> changed) {
    Instant now = Instant.now();
    changed.forEach(row -> put(row, now));
  }

  private synchronized void put(Row row, Instant stamp) {
    rows.put(row.key(), row);
    stamps.put(row.key(), stamp);
  }

  @Override
  public Pending begin(Row row) {
    Instant begun = Instant.now();
    return new Pending() {
      @Override
      public void commit() {
        put(row, begun);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized void delete(List<String> keys) {
    keys.forEach(rows::remove);
  }

  @Override
  public synchronized void putBadRow() {
    badRow = true;
  }

  @Override
  public synchronized void loseColumn() {
    nameColumn = "x-title";
  }

  @Override
  public synchronized void regainColumn() {
    nameColumn = usualName;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public int connections() {
    return server.requests().size();
  }

  @Override
  public void close() throws IOException {
    gate.close();
    server.close();
  }
}

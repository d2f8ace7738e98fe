package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.infra.demo.invent.Fact;

/**
 * A hosted system that sends its records. What has not been taken by the hub waits in a list on
 * disk and is sent again: a hub that is away loses nothing.
 */
public final class PushSystem implements MemberSystem {
  private static final int BATCH = 100;

  private final FolderSystem records;
  private final Path unsentFile;
  private final PushClient client;

  PushSystem(FolderSystem records, Path unsentFile, PushClient client) {
    this.records = records;
    this.unsentFile = unsentFile;
    this.client = client;
  }

  @Override
  public SystemPlan plan() {
    return records.plan();
  }

  @Override
  public boolean setUp(Map<Form, List<Map<Fact, String>>> filling) {
    Set<String> all = new LinkedHashSet<>();
    filling.forEach((form, rows) -> rows.forEach(row -> all.add(mark(form, row.get(Fact.KEY)))));
    // The list first: records without it would never be sent, a list without records is harmless.
    if (!Files.exists(unsentFile)) {
      keep(all);
    }
    return records.setUp(filling);
  }

  @Override
  public List<Map<Fact, String>> records(Form form) {
    return records.records(form);
  }

  @Override
  public void add(Form form, Map<Fact, String> facts) {
    records.add(form, facts);
    remember(form, facts.get(Fact.KEY));
  }

  @Override
  public void change(Form form, String key, Map<Fact, String> facts) {
    records.change(form, key, facts);
    remember(form, key);
  }

  @Override
  public void remove(Form form, String key) {
    records.remove(form, key);
    remember(form, key);
  }

  /** How many records the hub has not taken yet. */
  public int unsent() {
    return unsentMarks().size();
  }

  /** Sends what waits, in the order in which it was written; stops at the first refusal. */
  @Override
  public void settle() {
    for (Form form : plan().forms()) {
      List<String> marks =
          unsentMarks().stream().filter(mark -> mark.startsWith(form.dataset() + '/')).toList();
      if (!marks.isEmpty() && !send(form, marks)) {
        return;
      }
    }
  }

  private boolean send(Form form, List<String> marks) {
    int step = plan().batch() ? BATCH : 1;
    Map<String, Map<String, String>> rows = records.rowsByKey(form);
    List<String> taken = new ArrayList<>();
    boolean going = true;
    for (int from = 0; going && from < marks.size(); from += step) {
      List<String> part = marks.subList(from, Math.min(marks.size(), from + step));
      going = client.send(form.dataset(), part.stream().map(m -> sending(m, rows)).toList());
      taken.addAll(going ? part : List.of());
    }
    Set<String> left = unsentMarks();
    taken.forEach(left::remove);
    keep(left);
    return going;
  }

  private static PushClient.Sending sending(String mark, Map<String, Map<String, String>> rows) {
    String key = mark.substring(mark.indexOf('/') + 1);
    return new PushClient.Sending(key, Optional.ofNullable(rows.get(key)));
  }

  private static String mark(Form form, String key) {
    return form.dataset() + '/' + key;
  }

  private void remember(Form form, String key) {
    Set<String> unsent = unsentMarks();
    unsent.add(mark(form, key));
    keep(unsent);
    settle();
  }

  private Set<String> unsentMarks() {
    try {
      return new LinkedHashSet<>(Files.readAllLines(unsentFile));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void keep(Set<String> unsent) {
    try {
      Files.createDirectories(unsentFile.toAbsolutePath().getParent());
      Files.write(unsentFile, unsent);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private MemberSystemException failed(IOException e) {
    return new MemberSystemException(
        "The list of unsent records of " + plan().member() + " failed.", e);
  }

  @Override
  public void close() {
    records.close();
  }
}

package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.infra.demo.invent.Fact;

/**
 * A folder of files, a file a form. A file is written under another name and then put in place, so
 * that whoever reads it sees the old one or the new one.
 */
public final class FolderSystem implements MemberSystem {
  private final SystemPlan plan;
  private final Path folder;
  private final RowStore store;

  FolderSystem(SystemPlan plan, Path folder, RowStore store) {
    this.plan = plan;
    this.folder = folder;
    this.store = store;
  }

  @Override
  public SystemPlan plan() {
    return plan;
  }

  @Override
  public boolean setUp(Map<Form, List<Map<Fact, String>>> records) {
    boolean made = false;
    for (Form form : plan.forms()) {
      if (!Files.exists(file(form))) {
        write(form, records.getOrDefault(form, List.of()).stream().map(form::row).toList());
        made = true;
      }
    }
    return made;
  }

  @Override
  public List<Map<Fact, String>> records(Form form) {
    return rows(form).stream().map(form::facts).toList();
  }

  @Override
  public void add(Form form, Map<Fact, String> facts) {
    List<Map<String, String>> rows = rows(form);
    rows.add(form.row(facts));
    write(form, rows);
  }

  @Override
  public void change(Form form, String key, Map<Fact, String> facts) {
    List<Map<String, String>> rows = rows(form);
    rows.stream()
        .filter(row -> key.equals(row.get(form.key().name())))
        .forEach(row -> row.putAll(form.row(facts)));
    write(form, rows);
  }

  @Override
  public void remove(Form form, String key) {
    List<Map<String, String>> rows = rows(form);
    rows.removeIf(row -> key.equals(row.get(form.key().name())));
    write(form, rows);
  }

  /**
   * Leaves the first half of a file in place of the whole, as a slow save over a network does,
   * until the system settles.
   */
  public void saveHalf(Form form) {
    try {
      byte[] whole = Files.readAllBytes(file(form));
      Files.copy(file(form), saving(form), StandardCopyOption.REPLACE_EXISTING);
      move(saving(form), whole(form));
      Files.write(file(form), Arrays.copyOf(whole, whole.length / 2));
    } catch (IOException e) {
      throw failed(form, e);
    }
  }

  @Override
  public void settle() {
    for (Form form : plan.forms()) {
      try {
        if (Files.exists(whole(form))) {
          move(whole(form), file(form));
        }
      } catch (IOException e) {
        throw failed(form, e);
      }
    }
  }

  /** Every row as the member writes it, by its key. */
  Map<String, Map<String, String>> rowsByKey(Form form) {
    Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
    rows(form).forEach(row -> byKey.put(row.get(form.key().name()), row));
    return byKey;
  }

  private List<Map<String, String>> rows(Form form) {
    try {
      List<Map<String, String>> rows = new ArrayList<>();
      store.read(file(form), form).forEach(row -> rows.add(new LinkedHashMap<>(row)));
      return rows;
    } catch (IOException e) {
      throw failed(form, e);
    }
  }

  private void write(Form form, List<Map<String, String>> rows) {
    try {
      Files.createDirectories(folder);
      store.write(saving(form), form, rows);
      move(saving(form), file(form));
    } catch (IOException e) {
      throw failed(form, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(Form form) {
    return folder.resolve(form.table());
  }

  private Path saving(Form form) {
    return folder.resolve("~" + form.table() + ".saving");
  }

  private Path whole(Form form) {
    return folder.resolve("~" + form.table() + ".whole");
  }

  private MemberSystemException failed(Form form, IOException e) {
    return new MemberSystemException(
        "The file %s of %s failed.".formatted(form.table(), plan.member()), e);
  }

  @Override
  public void close() {
    settle();
  }
}

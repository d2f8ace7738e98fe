package org.fingerpost.infra.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/** The records of all members, ready to be linked. */
public final class LinkInput {
  private final Map<Kind, List<LinkRecord>> records = new EnumMap<>(Kind.class);
  private final Map<UUID, SourceKey> keys = new HashMap<>();
  private final Set<String> duplicateFree = new HashSet<>();
  private final List<RowNotes> notes = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  void add(SourceKey key, LinkRecord record) {
    keys.put(record.id(), key);
    records.computeIfAbsent(record.kind(), kind -> new ArrayList<>()).add(record);
  }

  void addNotes(RowNotes of) {
    notes.add(of);
  }

  void addDuplicateFree(String group) {
    duplicateFree.add(group);
  }

  void addSkipped(String sentence) {
    skipped.add(sentence);
  }

  /** The kinds of which there are records. */
  public Set<Kind> kinds() {
    return Collections.unmodifiableSet(records.keySet());
  }

  /** The records of a kind, by member, dataset and place. */
  public List<LinkRecord> records(Kind kind) {
    return Collections.unmodifiableList(records.getOrDefault(kind, List.of()));
  }

  /** Where each record stands at its member. */
  public Map<UUID, SourceKey> keys() {
    return Collections.unmodifiableMap(keys);
  }

  /** The groups whose members say that they hold no duplicates. */
  public Set<String> duplicateFree() {
    return Collections.unmodifiableSet(duplicateFree);
  }

  /** What is to be told, a dataset after the other. */
  public List<RowNotes> notes() {
    return Collections.unmodifiableList(notes);
  }

  /** Datasets that were not read, in sentences. */
  public List<String> skipped() {
    return Collections.unmodifiableList(skipped);
  }
}

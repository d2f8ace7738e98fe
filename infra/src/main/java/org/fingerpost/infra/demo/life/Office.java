package org.fingerpost.infra.demo.life;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fingerpost.infra.demo.invent.ConsortiumMember;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.system.Form;
import org.fingerpost.infra.demo.system.MemberSystem;
import org.fingerpost.schema.Kind;

/** A member's people at their own system. */
public record Office(ConsortiumMember member, MemberSystem system, Clock clock) {
  /** The form for organisations. */
  Form organisations() {
    return system.plan().organisations();
  }

  /** The form of that kind, if this office keeps such records. */
  Optional<Form> form(Kind kind) {
    return system.plan().form(kind);
  }

  /** Some front-line group that is on the books and has a name. */
  Optional<Map<Fact, String>> anyGroup(Random random) {
    return anyOf(
        random,
        system.records(organisations()).stream()
            .filter(facts -> facts.containsKey(Fact.NAME) && facts.containsKey(Fact.POSTCODE))
            .filter(facts -> !"true".equals(facts.get(Fact.CONSORTIUM)))
            .filter(facts -> !"yes".equals(facts.get(Fact.DELETED)))
            .toList());
  }

  static <T> Optional<T> anyOf(Random random, List<T> many) {
    return many.isEmpty() ? Optional.empty() : Optional.of(many.get(random.nextInt(many.size())));
  }

  /** Writes down something about a record, with the time where the form has room for it. */
  void note(Form form, String key, Map<Fact, String> facts) {
    system.change(form, key, stamped(facts));
  }

  /** Types in a new record; returns its key. */
  String type(Form form, Map<Fact, String> facts) {
    String key = String.valueOf(nextKey(form));
    Map<Fact, String> all = stamped(facts);
    all.put(Fact.KEY, key);
    all.putIfAbsent(Fact.DELETED, "no");
    system.add(form, all);
    return key;
  }

  private int nextKey(Form form) {
    return 1
        + system.records(form).stream()
            .mapToInt(facts -> Integer.parseInt(facts.get(Fact.KEY)))
            .max()
            .orElse(form.firstKey() - 1);
  }

  private Map<Fact, String> stamped(Map<Fact, String> facts) {
    Map<Fact, String> stamped = new EnumMap<>(Fact.class);
    stamped.putAll(facts);
    stamped.put(Fact.CHANGED, clock.instant().toString());
    return stamped;
  }
}

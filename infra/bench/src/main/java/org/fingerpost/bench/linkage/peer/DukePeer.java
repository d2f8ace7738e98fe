package org.fingerpost.bench.linkage.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.DataSource;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.QGramComparator;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.datasources.InMemoryDataSource;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/** Duke 1.2, set up by hand in the way of its examples: a comparator and two odds a field. */
final class DukePeer {
  private static final String ID = "id";

  /** How a field is compared: odds when it is wholly other, and when it is the same. */
  private record Rule(String field, Comparator comparator, double low, double high) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("name", new QGramComparator(), 0.15, 0.88),
          new Rule("given_name", new JaroWinkler(), 0.3, 0.75),
          new Rule("family_name", new JaroWinkler(), 0.2, 0.85),
          new Rule("date_of_birth", new Levenshtein(), 0.2, 0.9),
          new Rule("identifier", new Levenshtein(), 0.2, 0.95),
          new Rule("email", new Levenshtein(), 0.3, 0.9),
          new Rule("website", new ExactComparator(), 0.4, 0.9),
          new Rule("phone", new ExactComparator(), 0.4, 0.9),
          new Rule("address_1", new QGramComparator(), 0.35, 0.8),
          new Rule("address_2", new QGramComparator(), 0.45, 0.7),
          new Rule("city", new JaroWinkler(), 0.4, 0.6),
          new Rule("state_province", new ExactComparator(), 0.45, 0.55),
          new Rule("postal_code", new Levenshtein(), 0.3, 0.75));

  private static final double LEAST = 0.05;
  private static final double TELLING = 0.7;
  private static final int BATCH = 5_000;
  private static final int[] HITS = {20, 100};

  private final PeerTable table;
  private final PeerFigures figures;

  private final Set<String> compared;

  DukePeer(PeerTable table, PeerFigures figures) {
    this.table = table;
    this.figures = figures;
    this.compared =
        table.rows().stream()
            .flatMap(row -> row.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (compared.contains("given_name")) {
      compared.remove("name");
    }
  }

  void run() {
    for (int hits : HITS) {
      long begun = System.nanoTime();
      List<PeerMatch> matches = matches(hits);
      figures.tell("%d hits".formatted(hits), matches, (System.nanoTime() - begun) / 1e9);
    }
  }

  private List<PeerMatch> matches(int hits) {
    ConfigurationImpl configuration = configuration(hits);
    Map<Long, PeerMatch> matches = new HashMap<>();
    Processor processor = new Processor(configuration);
    processor.addMatchListener(new Gatherer(matches));
    if (table.isTwoTables()) {
      configuration.addDataSource(1, source(0));
      configuration.addDataSource(2, source(1));
      processor.link(configuration.getDataSources(1), configuration.getDataSources(2), true, BATCH);
    } else {
      List<DataSource> sources = List.of(source(0));
      processor.deduplicate(sources, BATCH);
    }
    processor.close();
    return List.copyOf(matches.values());
  }

  private ConfigurationImpl configuration(int hits) {
    List<Property> properties = new ArrayList<>();
    properties.add(new PropertyImpl(ID));
    RULES.stream()
        .filter(rule -> compared.contains(rule.field()))
        .map(DukePeer::property)
        .forEach(properties::add);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setProperties(properties);
    configuration.setThreshold(LEAST);
    LuceneDatabase database = new LuceneDatabase();
    database.setConfiguration(configuration);
    database.setMaxSearchHits(hits);
    configuration.setDatabase(database);
    configuration.validate();
    return configuration;
  }

  /** With every field that tells something it looks candidates up: by itself it takes too few. */
  private static PropertyImpl property(Rule rule) {
    PropertyImpl property =
        new PropertyImpl(rule.field(), rule.comparator(), rule.low(), rule.high());
    property.setLookupBehaviour(
        rule.high() > TELLING ? Property.Lookup.TRUE : Property.Lookup.FALSE);
    return property;
  }

  private InMemoryDataSource source(int of) {
    InMemoryDataSource source = new InMemoryDataSource();
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.tables()[i] == of) {
        RecordImpl record = new RecordImpl();
        Map<String, String> row = table.rows().get(i);
        record.addValue(ID, Integer.toString(i));
        row.keySet().stream()
            .filter(compared::contains)
            .forEach(field -> record.addValue(field, row.get(field)));
        source.add(record);
      }
    }
    return source;
  }

  private static final class Gatherer extends AbstractMatchListener {
    private final Map<Long, PeerMatch> matches;

    Gatherer(Map<Long, PeerMatch> matches) {
      this.matches = matches;
    }

    @Override
    public synchronized void matches(Record first, Record second, double confidence) {
      int a = Integer.parseInt(first.getValue(ID));
      int b = Integer.parseInt(second.getValue(ID));
      if (a != b) {
        long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
        matches.put(key, new PeerMatch(a, b, confidence));
      }
    }
  }
}

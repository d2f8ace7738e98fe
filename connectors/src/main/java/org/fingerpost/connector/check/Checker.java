package org.fingerpost.connector.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.check.CheckReport.DatasetReport;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorReader.Reading;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.schema.RecordValidator;

/**
 * Reads some rows of each dataset and shows what would become of them. It writes nothing, anywhere.
 */
public final class Checker {
  private final RecordValidator validator;
  private final KnownRecords known;
  private final KnownShapes shapes;
  private final Optional<SentRows> sent;
  private final int sample;

  /** A checker that knows of no hub's columns. */
  public Checker(RecordValidator validator, KnownRecords known, int sample) {
    this(validator, known, KnownShapes.NONE, sample);
  }

  /** A checker that looks at a sample only. */
  public Checker(RecordValidator validator, KnownRecords known, KnownShapes shapes, int sample) {
    this(validator, known, shapes, Optional.empty(), sample);
  }

  /**
   * A checker.
   *
   * @param known what other members hold; {@link KnownRecords#NONE} without a joint database
   * @param shapes which columns the datasets had when a hub last read them
   * @param sent what a hub has sent, to compare the full listing with; empty: that is not read
   * @param sample how many rows of each dataset to look at, at most
   */
  public Checker(
      RecordValidator validator,
      KnownRecords known,
      KnownShapes shapes,
      Optional<SentRows> sent,
      int sample) {
    if (sample < 1) {
      throw new IllegalArgumentException("a sample has at least one row");
    }
    this.validator = validator;
    this.known = known;
    this.shapes = shapes;
    this.sent = sent;
    this.sample = sample;
  }

  /** Looks at every dataset; one that cannot be read does not stop the others. */
  public CheckReport check(Reading reading, Connector connector) throws InterruptedException {
    MemberDescriptor member = reading.descriptor();
    List<DatasetReport> datasets = new ArrayList<>();
    for (DatasetDescriptor dataset : member.datasets()) {
      datasets.add(check(member, dataset, connector));
    }
    return new CheckReport(
        member.id(), member.name(), reading.warnings(), known != KnownRecords.NONE, datasets);
  }

  private DatasetReport check(
      MemberDescriptor member, DatasetDescriptor dataset, Connector connector)
      throws InterruptedException {
    DatasetCheck check = new DatasetCheck(member, dataset, validator, known, shapes);
    if (dataset.location() instanceof DatasetDescriptor.Location.Pushed) {
      return check.report("its records come by HTTP, so there is nothing to read before they do");
    }
    try {
      sample(dataset, connector, check);
      check.advice(connector.advice(dataset).orElse(""));
    } catch (SourceException e) {
      return check.report(String.valueOf(e.getMessage()));
    }
    if (sent.isPresent()) {
      check.listing(listing(sent.get().begin(member, dataset), dataset, connector));
    }
    return check.report("");
  }

  private void sample(DatasetDescriptor dataset, Connector connector, DatasetCheck check)
      throws SourceException, InterruptedException {
    try {
      connector.readChanges(dataset, Position.START, new Sample(check));
    } catch (EnoughRowsException e) {
      // As meant: the sample is full.
    }
  }

  private static CheckReport.ListingReport listing(
      SentRows.Comparison comparison, DatasetDescriptor dataset, Connector connector)
      throws InterruptedException {
    try {
      connector.readAll(dataset, comparison::take);
      return CheckReport.ListingReport.of(comparison.whole());
    } catch (SourceException e) {
      return CheckReport.ListingReport.failed(String.valueOf(e.getMessage()));
    }
  }

  /** Takes rows until the sample is full. */
  private final class Sample implements PageSink {
    private final DatasetCheck check;

    Sample(DatasetCheck check) {
      this.check = check;
    }

    @Override
    public void accept(Page page) throws EnoughRowsException {
      for (SourceRow row : page.rows()) {
        if (check.read() == sample) {
          throw new EnoughRowsException();
        }
        check.take(row);
      }
    }

    @Override
    public void shape(SourceShape shape) {
      check.shape(shape);
    }
  }

  /** Makes a connector give up at once, as when the hub stops: the sample is full. */
  private static final class EnoughRowsException extends InterruptedException {
    private static final long serialVersionUID = 1L;
  }
}

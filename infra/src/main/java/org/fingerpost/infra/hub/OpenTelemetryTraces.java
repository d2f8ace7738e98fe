package org.fingerpost.infra.hub;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fingerpost.route.flow.FlowTraces;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;

/**
 * Sends a trace of each version of a source record, a span a stage, to a collector of
 * OpenTelemetry. Spans name the member, the dataset and the record's id, which is worked out of its
 * key and tells nothing of it. What a collector does not take in time is dropped: no record waits
 * for a trace.
 */
final class OpenTelemetryTraces implements FlowTraces, AutoCloseable {
  private static final List<String> STAGES = List.of("collect", "normalise", "resolve", "publish");
  private static final AttributeKey<String> MEMBER = AttributeKey.stringKey("fingerpost.member");
  private static final AttributeKey<String> DATASET = AttributeKey.stringKey("fingerpost.dataset");
  private static final AttributeKey<String> RECORD = AttributeKey.stringKey("fingerpost.source_id");
  private static final AttributeKey<String> REFUSED = AttributeKey.stringKey("fingerpost.refused");
  private static final int SECONDS_TO_STOP = 3;

  private final TraceIds ids = new TraceIds();
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  OpenTelemetryTraces(TraceSettings settings) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(settings.collector().toString()).build();
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setSampler(Sampler.traceIdRatioBased(settings.share()))
            .setResource(Resource.builder().put("service.name", "fingerpost").build())
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build();
    tracer = provider.get("org.fingerpost");
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public void took(String stage, SourceKey source, Instant seen, Instant begun) {
    span(stage, source, seen, begun).startSpan().end();
  }

  @Override
  public void refused(Refusal refusal, Instant begun) {
    SourceKey source = new SourceKey(refusal.member(), refusal.dataset(), refusal.key());
    Span span =
        span(refusal.stage(), source, refusal.seen(), begun)
            .setAttribute(REFUSED, refusal.reason())
            .startSpan();
    span.setStatus(StatusCode.ERROR, "refused");
    span.end();
  }

  private SpanBuilder span(String stage, SourceKey source, Instant seen, Instant begun) {
    ids.use(TraceIds.of(source, seen, stage));
    SpanBuilder span =
        tracer
            .spanBuilder(stage)
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(begun)
            .setAttribute(MEMBER, source.member())
            .setAttribute(DATASET, source.dataset())
            .setAttribute(RECORD, source.id().toString());
    int place = STAGES.indexOf(stage);
    if (place > 0) {
      span.setParent(after(TraceIds.of(source, seen, STAGES.get(place - 1))));
    } else {
      span.setNoParent();
    }
    return span;
  }

  private static Context after(TraceIds.Pair before) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    before.trace(),
                    before.span(),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  @Override
  public void close() {
    provider.shutdown().join(SECONDS_TO_STOP, TimeUnit.SECONDS);
  }
}

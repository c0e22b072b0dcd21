package dev.weavergen.memory.spans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSpansTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456Z");

  private static Database database;
  private static PostgresSpans spans;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    spans = new PostgresSpans(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void write_finishedSpan_isReadBackEqual() {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("text", new AttributeValue.Text("a \"quoted\" ünï ␀"));
    attributes.put("whole", new AttributeValue.Whole(Long.MAX_VALUE));
    attributes.put("real", new AttributeValue.Real(0.1));
    attributes.put("roundReal", new AttributeValue.Real(1e10));
    attributes.put("smallReal", new AttributeValue.Real(1e-300));
    attributes.put("flag", new AttributeValue.Flag(true));
    ExecutionSpan span =
        new ExecutionSpan(
            new ExecutionSpan.Key("equal", "run", "3", 2),
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef",
            Optional.of("fedcba9876543210"),
            "generate",
            "ollama:qwen3",
            START,
            Optional.of(Duration.ofNanos(1_234_567_000)),
            attributes,
            Optional.of(new SpanError("timeout", "no answer in 120 s")));

    spans.write(span);

    assertThat(spans.page("equal", Optional.empty(), 10)).containsExactly(span);
  }

  @Test
  void write_sameKeyAgain_replacesAndNeverReopens() {
    ExecutionSpan open = span("again", "1", 1, START);
    ExecutionSpan ended = ended(open, Duration.ofMillis(7));

    spans.write(open);
    spans.write(ended);
    spans.write(open);

    assertThat(spans.page("again", Optional.empty(), 10)).containsExactly(ended);
  }

  @Test
  void write_nulCharactersAndNotANumber_areMadeVisible() {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("nul", new AttributeValue.Text("a\u0000b \\u0000 c"));
    attributes.put("lone", new AttributeValue.Text("x\uD83D"));
    attributes.put("smile", new AttributeValue.Text("😀"));
    attributes.put("real", new AttributeValue.Real(Double.NaN));
    ExecutionSpan span = span("nul", "1", 1, START);
    spans.write(
        new ExecutionSpan(
            span.key(),
            span.traceId(),
            span.spanId(),
            span.parentSpanId(),
            span.kind(),
            "n\u0000me",
            span.startedAt(),
            span.duration(),
            attributes,
            Optional.of(new SpanError("other", "x\u0000".repeat(600)))));

    ExecutionSpan read = spans.page("nul", Optional.empty(), 1).getFirst();

    assertThat(read.name()).isEqualTo("n␀me");
    assertThat(read.attributes())
        .containsEntry("nul", new AttributeValue.Text("a␀b \\u0000 c"))
        .containsEntry("lone", new AttributeValue.Text("x\uFFFD"))
        .containsEntry("smile", new AttributeValue.Text("😀"))
        .containsEntry("real", new AttributeValue.Text("NaN"));
    assertThat(read.error().orElseThrow().message()).hasSize(600).startsWith("x␀").endsWith("…");
  }

  @Test
  void closeAbandoned_endsWhatIsOpenButTheStepItself() {
    ExecutionSpan lost = span("lost", "1", 1, START);
    ExecutionSpan done = ended(span("lost", "2", 1, START), Duration.ofSeconds(1));
    ExecutionSpan record = span("lost", "3", 1, START);
    List.of(lost, done, record).forEach(spans::write);

    int all = spans.closeAbandoned(record.key(), START.plusSeconds(5));
    int again = spans.closeAbandoned(record.key(), START.plusSeconds(9));

    assertThat(all).isEqualTo(3);
    assertThat(again).isEqualTo(3);
    assertThat(spans.page("lost", Optional.empty(), 10))
        .extracting(ExecutionSpan::duration)
        .containsExactly(
            Optional.of(Duration.ofSeconds(5)),
            Optional.of(Duration.ofSeconds(1)),
            Optional.empty());
  }

  @Test
  void page_pagesOfOddSizes_giveEverySpanOnceInOrder() {
    List<ExecutionSpan> written = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      // Several start at the same moment, as the members of a panel do.
      ExecutionSpan span = span("paged", String.valueOf(i), 1, START.plusSeconds(i / 5));
      written.add(span);
      spans.write(span);
    }

    List<ExecutionSpan> read = new ArrayList<>();
    Optional<String> after = Optional.empty();
    for (List<ExecutionSpan> page = spans.page("paged", after, 4);
        !page.isEmpty();
        page = spans.page("paged", after, 4)) {
      assertThat(page).hasSizeLessThanOrEqualTo(4);
      read.addAll(page);
      after = Optional.of(page.getLast().spanId());
    }

    assertThat(read).containsExactlyElementsOf(written);
    assertThat(spans.page("paged", Optional.of("ffffffffffffffff"), 4)).isEmpty();
    assertThat(spans.page("nobody", Optional.empty(), 4)).isEmpty();
  }

  private static ExecutionSpan span(String workflow, String activity, int attempt, Instant start) {
    return new ExecutionSpan(
        new ExecutionSpan.Key(workflow, "run", activity, attempt),
        "0123456789abcdef0123456789abcdef",
        "%016x".formatted(Integer.parseInt(activity) * 100 + attempt),
        Optional.empty(),
        "generate",
        "name",
        start,
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty());
  }

  private static ExecutionSpan ended(ExecutionSpan span, Duration duration) {
    return new ExecutionSpan(
        span.key(),
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        span.kind(),
        span.name(),
        span.startedAt(),
        Optional.of(duration),
        span.attributes(),
        span.error());
  }
}

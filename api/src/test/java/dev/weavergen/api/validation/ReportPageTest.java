package dev.weavergen.api.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  @Test
  void page_tellsArmsClaimsAndTasks() {
    String page = page(SampleRuns.usual(), "HumanEval");
    assertThat(page)
        .contains("Passed: reasoning ")
        .contains("The consensus beats the best single model")
        .contains("HumanEval/162")
        .contains("For [0] two models return False")
        .contains("Clusters of equal behaviour", "Where they part", "Candidates", "Spans");
    assertThat(page.split("<details class=\"task ", -1)).hasSize(83);
  }

  @Test
  void page_tellsWhatProbabilitiesAreWorth() {
    String page = page(SampleRuns.usual(), "HumanEval");
    assertThat(page)
        .contains("claimed for the evidence tier alone")
        .contains("Does it keep what it says?", "What does holding back save?", "How soon does it")
        .contains("What learning changed", "−.060 to −.020")
        .contains("labelled tasks", ".191 (.050–.250)")
        .doesNotContain("NaN", ">Infinity", "\"Infinity");
    assertThat(page.split("<figure class=\"chart\">", -1)).as("and two of repairs").hasSize(6);
    assertThat(page.split("<polyline ", -1)).hasSize(10);
  }

  @Test
  void page_tellsWhatRepairingBrought() {
    assertThat(page(SampleRuns.usual(), "HumanEval"))
        .contains("What repairing brought", "When does repairing help?", "What does repairing add?")
        .contains("Reasoning passes at least", "gpt-3.5-turbo, own repairs")
        .contains("Round 2, wrong-value: accepted; before wrong, the repair right.");
  }

  @Test
  void page_nothingJudged_saysWhy() {
    PredictionSection nothing =
        new PredictionSection(
            Map.of(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            List.of(),
            Optional.of("no program has a label"));
    StringWriter out = new StringWriter();
    new ReportPage()
        .write(
            Report.of(
                new Report.Evaluated("none", List.of(), Map.of(), "", 1, 0),
                List.of(),
                new Report.Sections(Optional.of(nothing), Optional.empty())),
            SampleRuns.usual(),
            out);
    assertThat(out.toString())
        .contains("no program has a label")
        .doesNotContain(
            "<table class=\"tiers\">",
            "<figure class=\"chart\">",
            "What learning",
            "What repairing");
  }

  @Test
  void page_loadsNothing() {
    String page = page(SampleRuns.usual(), "HumanEval");
    assertThat(page).contains("default-src 'none'");
    assertThat(page).doesNotContainPattern("(?i)\\b(src|href|srcset|action)\\s*=|url\\(|@import");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</pre></details></script><script>alert(1)</script>",
        "{{{parts.script}}}<b>",
        "&lt;b&gt;<!--",
      })
  void hostileText_isShownAndNeverMarkup(String text) {
    String hostile = page(SampleRuns.hostile(text), text);
    String usual = page(SampleRuns.hostile("harmless"), "harmless");
    assertThat(tags(hostile)).isEqualTo(tags(usual));
    assertThat(hostile).doesNotContain(text);
  }

  /** Everything between angle brackets but the values of attributes, which quotes keep inside. */
  private static List<String> tags(String page) {
    return java.util.regex.Pattern.compile("<[^<>]*>")
        .matcher(page.substring(page.indexOf("<body>")))
        .results()
        .map(tag -> tag.group().replaceAll("\"[^\"]*\"", "\"\""))
        .toList();
  }

  @Test
  void forgottenRuns_areSaidToBe() {
    TaskRuns none =
        new TaskRuns() {
          @Override
          public Optional<Generation> generation(String generationId) {
            return Optional.empty();
          }

          @Override
          public List<ExecutionSpan> spans(String generationId) {
            return List.of();
          }

          @Override
          public Map<String, String> sources(String generationId) {
            return Map.of();
          }
        };
    StringWriter out = new StringWriter();
    new ReportPage().write(SampleRuns.usual().report("HumanEval"), none, out);
    assertThat(out.toString()).contains("is no longer stored").doesNotContain("<h3>Candidates");
  }

  @Test
  void emptyReport_isAPage() {
    Report empty =
        Report.of(new Report.Evaluated("none", List.of(), Map.of(), "", 1, 0), List.of());
    StringWriter out = new StringWriter();
    new ReportPage().write(empty, SampleRuns.usual(), out);
    assertThat(out.toString()).contains("0 tasks.", "No claim", "</html>");
  }

  private static String page(SampleRuns runs, String benchmark) {
    StringWriter out = new StringWriter();
    new ReportPage().write(runs.report(benchmark), runs, out);
    return out.toString();
  }
}

package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProgressMarkdownTest {
  private static final int PAGE_BYTES_MAX = 8 * 1024;

  @Test
  void of_plainRun_readsLikeAPage() {
    String page = page("write f", List.of(member("p:a", "12 ms")), "def f(x):\n    return x\n");

    assertThat(page)
        .isEqualTo(
            """
            ### write f

            **answered** · stage *done* · score 0.75

            | model | reply | |
            |---|---|---|
            | p:a | answered | 12 ms |

            | cluster | models | score |
            |---|---|---|
            | c1 (chosen) | p:a | 0.75 |

            ```python
            def f(x):
                return x
            ```
            """);
  }

  @Test
  void of_observed_hasARowForEveryCandidate() {
    String page =
        page(
            "t",
            List.of(),
            Optional.of(
                observation(
                    List.of(
                        facts("p:a", "loaded"),
                        facts("p:b", "loaded", new CheckFailure("f(1)", "2", "3"))))),
            "x = 1");

    assertThat(page)
        .contains(
            """
            | candidate | examples | tests | behaves as | CPU ms | |
            |---|---|---|---|---|---|
            | p:a | 3/3 | 4/5 | c1 | 12 |  |
            | p:b | 2/3 | 4/5 | c1 | 12 | f\\(1\\): 3 instead of 2 |
            """);
  }

  @Test
  void of_hostileEvidence_staysTextInItsRow() {
    String hostile = "| x |\n\n# h <img src=x> [l](javascript:y) `c` \u202E";

    String page =
        page(
            "t",
            List.of(),
            Optional.of(
                observation(
                    List.of(
                        facts(hostile, "loaded", new CheckFailure(hostile, hostile, hostile)),
                        facts("p:b", hostile)))),
            "x = 1");

    assertThat(page.lines().filter(line -> line.startsWith("| "))).hasSize(5);
    assertThat(page.lines().filter(line -> line.startsWith("#"))).hasSize(1);
    assertThat(page).doesNotContain("<img src=x>", "](", "\u202E");
  }

  @Test
  void of_bestGuessBelowTheThreshold_isNoAnswerAndSaysHowProbable() {
    Prediction prediction =
        new Prediction(
            0.62,
            Tier.EVIDENCE,
            "v3",
            0.5,
            List.of(
                new Prediction.Factor("a", 1.5, "passes 2 of 2 examples"),
                new Prediction.Factor("b", -0.25, "| x | <b>")));

    String page =
        page(
            "t",
            List.of(),
            Optional.empty(),
            Optional.of(prediction),
            GenerationStatus.NO_ANSWER,
            "x = 1");

    assertThat(page)
        .contains("Prediction: right with probability \\.62 \\(tier evidence\\), predictor v3\n\n")
        .contains("for: passes 2 of 2 examples \\(\\+1\\.50\\)\n\n")
        .contains("against: \\| x \\| \\<b\\> \\(\\-\\.25\\)\n\n")
        .contains("The best guess, which is no answer:\n\n```python\nx = 1\n```");
  }

  @Test
  void of_notExecuted_saysWhy() {
    Progress progress =
        new Progress(
            "agree",
            GenerationStatus.RUNNING,
            0,
            "t",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(
            ProgressMarkdown.of(
                progress,
                new ProgressMarkdown.Sections(
                    Optional.of(Observation.none("no <tier>")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .contains("Candidates not executed: no \\<tier\\>");
  }

  @Test
  void of_tableAndHtmlInTexts_staysText() {
    String page =
        page(
            "a | b\n\n# big <script>alert(1)</script> `x` [l](javascript:x) ![i](http://e)",
            List.of(member("p|a", "no <b>program</b>\n| fake | row |")),
            "x = 1");

    assertThat(page.lines().filter(line -> line.startsWith("| ")).toList()).hasSize(4);
    assertThat(page.lines().filter(line -> line.startsWith("#"))).hasSize(1);
    assertThat(page)
        .doesNotContain("<script>")
        .doesNotContain("<b>")
        .doesNotContain("](")
        .contains("a \\| b")
        .contains("p\\|a");
  }

  @Test
  void of_fencesInTheSource_cannotCloseTheBlock() {
    String page = page("t", List.of(), "s = '''\n```\n`````\n# not a heading\n'''");

    assertThat(page).contains("``````python\n").endsWith("\n``````\n");
  }

  @Test
  void of_invisibleAndTurningCharacters_areDropped() {
    String page =
        page(
            "a\u202Eb\u200Bc\u2066d\uFEFFe\u0000f\u001B[31mg\ud800h",
            List.of(),
            "x = '\u202E\u2066\u200b'\u0007\r\n\ty = 1\n");

    assertThat(page).startsWith("### abcde f \\[31mgh");
    assertThat(page)
        .doesNotContain("\u202E", "\u2066", "\u200B", "\uFEFF", "\u0000", "\u001B", "\u0007")
        .contains("\ty = 1\n");
  }

  @Test
  void of_theLargestRun_isBounded() {
    List<Progress.MemberProgress> members =
        IntStream.range(0, 9)
            .mapToObj(i -> member("p:" + i + "|".repeat(300), "|😀".repeat(900)))
            .toList();

    Optional<Observation> observed =
        Optional.of(
            observation(
                IntStream.range(0, 9)
                    .mapToObj(i ->
                        facts(
                            "ᗑ".repeat(300),
                            "loaded",
                            new CheckFailure("ᗑ".repeat(900), "ᗑ".repeat(900), "x")))
                    .toList()));

    String page = page("|😀".repeat(5_000), members, observed, "print('|😀')\n".repeat(5_000));
    String oneLine = page("t", members, "😀".repeat(40_000));

    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(PAGE_BYTES_MAX);
    assertThat(page).contains("more lines in the result").contains("…");
    assertThat(oneLine.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(PAGE_BYTES_MAX);
    assertThat(oneLine.lines().filter(line -> line.startsWith("```"))).hasSize(2);
  }

  @Test
  void of_aRunThatBegins_hasNoEmptyTables() {
    Progress progress =
        new Progress(
            "recall",
            GenerationStatus.RUNNING,
            0,
            "t",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(
            ProgressMarkdown.of(
                progress,
                new ProgressMarkdown.Sections(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("*why* not"))))
        .isEqualTo("### t\n\n**running** · stage *recall*\n\nWhy: \\*why\\* not\n\n");
  }

  private static Progress.MemberProgress member(String name, String detail) {
    return new Progress.MemberProgress(name, "answered", detail);
  }

  @Test
  void of_hostileRoundsOfRepair_areEscapedAndBounded() {
    Progress progress =
        new Progress(
            "reason",
            GenerationStatus.RUNNING,
            0,
            "t",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Collections.nCopies(7, "<b>|`é\n".repeat(1_000)));

    String page =
        ProgressMarkdown.of(
            progress,
            new ProgressMarkdown.Sections(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(page).doesNotContain("<b>").contains("\\<b\\>");
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(6 * 1024);
  }

  private static String page(String title, List<Progress.MemberProgress> members, String source) {
    return page(title, members, Optional.empty(), source);
  }

  private static String page(
      String title,
      List<Progress.MemberProgress> members,
      Optional<Observation> observation,
      String source) {
    return page(title, members, observation, Optional.empty(), GenerationStatus.ANSWERED, source);
  }

  private static String page(
      String title,
      List<Progress.MemberProgress> members,
      Optional<Observation> observation,
      Optional<Prediction> prediction,
      GenerationStatus status,
      String source) {
    Progress progress =
        new Progress(
            "done",
            status,
            5,
            title,
            members,
            Optional.of(0.75),
            Optional.empty(),
            Optional.empty(),
            List.of());
    List<String> names = members.stream().map(Progress.MemberProgress::name).toList();
    Consensus consensus =
        new Consensus(
            0.75,
            1,
            0,
            "c1",
            new LinkedHashMap<>(),
            List.of(new Cluster("c1", names, "x", 0.75, 0.5, 2, 2, 0, 0)),
            new SimilarityMatrix(List.of(), List.of()),
            List.of(),
            List.of());
    return ProgressMarkdown.of(
        progress,
        new ProgressMarkdown.Sections(
            observation,
            Optional.of(
                new Judgement(consensus, Program.of(Language.PYTHON, Optional.empty(), source))),
            prediction,
            Optional.empty()));
  }

  private static Observation observation(List<CandidateFacts> candidates) {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        List.of(),
        candidates,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(String model, String load, CheckFailure... failures) {
    return new CandidateFacts(
        model,
        Optional.of(load),
        "-",
        3 - failures.length,
        3,
        4,
        5,
        List.of(failures),
        Optional.of("c1"),
        12_345,
        0,
        Optional.empty(),
        Optional.empty());
  }
}

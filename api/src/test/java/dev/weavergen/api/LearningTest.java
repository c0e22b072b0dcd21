package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.api.Gateway.Answer;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.workflows.learning.KnowledgeJson;
import dev.weavergen.workflows.outcomes.Outcomes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LearningTest {
  private static final Gateway GATEWAY = new Gateway();
  private static final String GENERATION = "{\"intent\": \"write f(x)\", \"models\": [\"p:a\"]}";
  private static final Knowledge FIRST =
      new Knowledge(
          Knowledge.FORMAT,
          1,
          OptionalLong.empty(),
          9,
          1,
          1,
          RecordCounts.of(
              List.of(
                  new LabelledGeneration(
                      "python/examples/short",
                      List.of(
                          new Candidate(
                              "<script>alert(1)</script>",
                              Showing.NO_EXAMPLES,
                              List.of(),
                              Optional.of(true)))))),
          Optional.empty(),
          0,
          new Knowledge.Trial(0, 0, 0, 0, false, "too few to compare"),
          new Knowledge.Drift(40, .25, true));

  @BeforeAll
  static void publish() {
    assertThat(new PostgresKnowledges(GATEWAY.database).publish(Outcomes.USER_SCOPE, FIRST))
        .isTrue();
  }

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @Test
  void knowledge_listed_saysWhichVersionIsCurrent() {
    Answer listed = GATEWAY.get("/v1/knowledge");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.json().path("current").asLong()).isEqualTo(1);
    assertThat(listed.json().path("versions").path(0).path("labels").asInt()).isEqualTo(1);
    assertThat(GATEWAY.get("/v1/knowledge?scope=other").json().path("versions")).isEmpty();
  }

  @Test
  void knowledge_ofAVersion_isTheDocumentAsPublished() {
    Answer document = GATEWAY.get("/v1/knowledge/1");

    assertThat(document.response().body()).isEqualTo(KnowledgeJson.write(FIRST));
    GATEWAY.get("/v1/knowledge/2").assertProblem(404, "unknown-knowledge");
    GATEWAY.get("/v1/knowledge?scope=%0a").assertProblem(400, "invalid-request");
  }

  @Test
  void learningRun_posted_isStartedOnce() {
    Answer first = GATEWAY.post("/v1/learning-runs", "");
    Answer second = GATEWAY.post("/v1/learning-runs", "");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Location")).isEqualTo("/v1/learning-runs/weavergen-learning-user");
    assertThat(first.json().path("started").asBoolean()).isTrue();
    assertThat(second.json().path("started").asBoolean()).isFalse();
    GATEWAY.get("/v1/learning-runs/nobody's").assertProblem(404, "unknown-learning-run");
  }

  @Test
  void learningRun_idOfAGeneration_isUnknown() {
    String location = GATEWAY.post("/v1/generations", GENERATION).header("Location");
    String id = location.substring(location.lastIndexOf('/') + 1);

    GATEWAY.get("/v1/learning-runs/" + id).assertProblem(404, "unknown-learning-run");
  }

  /** The one that is in use need not be among those that are listed. */
  @Test
  void knowledge_afterMoreVersionsThanAreListed_stillSaysWhichIsCurrent() {
    PostgresKnowledges knowledges = new PostgresKnowledges(GATEWAY.database);
    for (long version = 1; version <= Limits.PAGE_ROWS_MAX + 1; version++) {
      assertThat(knowledges.publish("many", version(version))).isTrue();
    }
    assertThat(knowledges.rollback("many", 1)).isTrue();

    Answer listed = GATEWAY.get("/v1/knowledge?scope=many");

    assertThat(listed.json().path("versions")).hasSize(Limits.PAGE_ROWS_MAX);
    assertThat(listed.json().path("current").asLong()).isEqualTo(1);
  }

  private static Knowledge version(long version) {
    return new Knowledge(
        Knowledge.FORMAT,
        version,
        version == 1 ? OptionalLong.empty() : OptionalLong.of(version - 1),
        version,
        1,
        1,
        RecordCounts.NONE,
        Optional.empty(),
        0,
        FIRST.trial(),
        FIRST.drift());
  }

  @Test
  void page_ofLearning_escapesWhatOthersWrote() {
    Answer page = GATEWAY.get("/learning");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.response().body())
        .contains("Version 1 knows 1 labels", "too few to compare", "alarm", "right in 1 of 1")
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>");
  }
}

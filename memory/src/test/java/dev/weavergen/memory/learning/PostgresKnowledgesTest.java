package dev.weavergen.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.learning.KnowledgeJson;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.Knowledges.Published;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresKnowledgesTest {
  private static Database database;
  private static Knowledges knowledges;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    knowledges = new PostgresKnowledges(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void publish_theNextVersion_makesItCurrentWithTheSameBytes() {
    assertThat(knowledges.current("first")).isEmpty();

    assertThat(knowledges.publish("first", version(1))).isTrue();
    assertThat(knowledges.publish("first", version(2))).isTrue();

    assertThat(knowledges.current("first")).contains(version(2));
    assertThat(knowledges.find("first", 1)).contains(version(1));
    assertThat(knowledges.text("first", 2)).contains(KnowledgeJson.write(version(2)));
    assertThat(knowledges.find("first", 3)).isEmpty();
    assertThat(knowledges.current("another")).isEmpty();
  }

  @Test
  void publish_aVersionThatIsThereOrSkipsOne_changesNothing() {
    assertThat(knowledges.publish("order", version(2))).isFalse();
    assertThat(knowledges.publish("order", version(1))).isTrue();
    assertThat(knowledges.publish("order", version(1))).isFalse();
    assertThat(knowledges.publish("order", version(3))).isFalse();

    assertThat(versions("order")).containsExactly(1L);
  }

  @Test
  void publish_ofManyAtOnce_succeedsOnce() throws Exception {
    Callable<Boolean> publish = () -> knowledges.publish("race", version(1));
    try (var threads = Executors.newFixedThreadPool(4)) {
      int won = 0;
      for (var done : threads.invokeAll(List.of(publish, publish, publish, publish))) {
        won += done.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void rollback_makesAnEarlierVersionCurrentFromWhichTheNextGrows() {
    for (long version = 1; version <= 3; version++) {
      assertThat(knowledges.publish("back", version(version))).isTrue();
    }

    assertThat(knowledges.rollback("back", 1)).isTrue();
    assertThat(knowledges.rollback("back", 4)).isFalse();

    assertThat(knowledges.current("back")).contains(version(1));
    assertThat(knowledges.publish("back", version(4))).isFalse();
    assertThat(knowledges.publish("back", version(4, OptionalLong.of(1)))).isTrue();
    assertThat(knowledges.history("back", 10))
        .extracting(Published::version, Published::current, Published::parent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4L, true, OptionalLong.of(1)),
            org.assertj.core.groups.Tuple.tuple(3L, false, OptionalLong.of(2)),
            org.assertj.core.groups.Tuple.tuple(2L, false, OptionalLong.of(1)),
            org.assertj.core.groups.Tuple.tuple(1L, false, OptionalLong.empty()));
    assertThat(knowledges.history("back", 2)).hasSize(2);
  }

  /** What was learned stays learned, so that a night without another label publishes nothing. */
  @Test
  void watermark_afterARollback_isStillThatOfTheLatestVersion() {
    assertThat(knowledges.watermark("mark")).isZero();
    assertThat(knowledges.publish("mark", version(1))).isTrue();
    assertThat(knowledges.publish("mark", version(2))).isTrue();

    assertThat(knowledges.rollback("mark", 1)).isTrue();
    assertThat(knowledges.currentVersion("mark")).hasValue(1);
    assertThat(knowledges.watermark("mark")).isEqualTo(20);

    assertThat(knowledges.rollback("mark", Knowledges.NONE)).isTrue();
    assertThat(knowledges.currentVersion("mark")).isEmpty();
    assertThat(knowledges.watermark("mark")).isEqualTo(20);
  }

  @Test
  void rollback_toNone_usesNoVersionAndTheNextGrowsOutOfNothing() {
    assertThat(knowledges.publish("none", version(1))).isTrue();

    assertThat(knowledges.rollback("none", Knowledges.NONE)).isTrue();

    assertThat(knowledges.current("none")).isEmpty();
    assertThat(knowledges.publish("none", version(2, OptionalLong.empty()))).isTrue();
  }

  @Test
  void read_aDamagedDocument_namesVersionAndCure() {
    assertThat(knowledges.publish("damaged", version(1))).isTrue();
    assertThat(knowledges.publish("damaged", version(2, OptionalLong.of(1)))).isTrue();
    change("damaged", 2, "substring(bytes FROM 1 FOR size_bytes / 2)");

    assertThatThrownBy(() -> knowledges.current("damaged"))
        .isInstanceOf(UnreadableKnowledgeException.class)
        .hasMessageContaining("version 2 of the knowledge of scope 'damaged'")
        .hasMessageContaining("is damaged")
        .hasMessageContaining("weavergen knowledge rollback 1 --scope damaged");
    assertThat(versions("damaged")).containsExactly(2L, 1L);
    assertThat(knowledges.rollback("damaged", 1)).isTrue();
    assertThat(knowledges.current("damaged")).isPresent();
  }

  @Test
  void read_aDocumentOfANewerFormat_saysThatANewerVersionWroteIt() {
    assertThat(knowledges.publish("newer", newerFormat())).isTrue();

    assertThatThrownBy(() -> knowledges.find("newer", 1))
        .isInstanceOf(UnreadableKnowledgeException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("update WeaverGen");
  }

  /** The document is content by its hash, so every scope that has the same sees the change. */
  private static void change(String scope, long version, String bytes) {
    int changed =
        database.run(session ->
            session.update(
                "UPDATE content SET bytes = "
                    + bytes
                    + " WHERE sha256 = (SELECT sha256 FROM knowledge WHERE knowledge_scope = ? AND version = ?)",
                scope,
                version));
    assertThat(changed).isEqualTo(1);
  }

  private static List<Long> versions(String scope) {
    return knowledges.history(scope, 10).stream().map(Published::version).toList();
  }

  private static Knowledge version(long version) {
    return version(version, version == 1 ? OptionalLong.empty() : OptionalLong.of(version - 1));
  }

  private static Knowledge version(long version, OptionalLong parent) {
    return knowledge(Knowledge.FORMAT, version, parent);
  }

  private static Knowledge newerFormat() {
    return knowledge(Knowledge.FORMAT + 1, 1, OptionalLong.empty());
  }

  private static Knowledge knowledge(int format, long version, OptionalLong parent) {
    return new Knowledge(
        format,
        version,
        parent,
        10 * version,
        3,
        6,
        RecordCounts.of(List.of()),
        Optional.empty(),
        0,
        new Knowledge.Trial(0, 0, 0, 0, false, "nothing to compare"),
        new Knowledge.Drift(0, 0, false));
  }
}

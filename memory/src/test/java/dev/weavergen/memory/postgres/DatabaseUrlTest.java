package dev.weavergen.memory.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://ann:s%40cret@db:5433/weaver,               jdbc:postgresql://db:5433/weaver",
    "postgres://ann:s%40cret@db/weaver?sslmode=require,      jdbc:postgresql://db/weaver?sslmode=require",
    "jdbc:postgresql://db/weaver?user=ann&password=s%40cret, jdbc:postgresql://db/weaver",
    "jdbc:postgresql://db/w?password=s%40cret&ssl=true&user=ann, jdbc:postgresql://db/w?ssl=true",
    "postgresql://ann:s%40cret@[::1]:5432/weaver,            jdbc:postgresql://[::1]:5432/weaver",
    "postgresql://ann:s%40cret@/weaver,                      jdbc:postgresql://localhost/weaver",
    "'postgresql://ann:s%40cret@a:1,b:2/weaver',             'jdbc:postgresql://a:1,b:2/weaver'",
  })
  void of_formsInUse_areTakenApart(String text, String jdbc) {
    DatabaseUrl url = DatabaseUrl.of(text);

    assertThat(url.jdbc()).isEqualTo(jdbc);
    assertThat(url.user()).contains("ann");
    assertThat(url.password()).contains("s@cret");
    assertThat(url.toString()).contains("ann@").doesNotContain("cret");
    assertThat(DatabaseUrl.of(url.withSecrets())).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann:s3cret@db/weaver",
        "jdbc:h2:mem:x;password=s3cret",
        "postgresql://ann:s3cret@a@b@c:x/y?",
        "postgresql://ann:s3cret%zz@db/weaver",
        "localhost:5432",
        ""
      })
  void of_anythingElse_isRefusedWithoutThePassword(String text) {
    if (text.startsWith("postgresql://ann:s3cret@a@b")) {
      assertThat(DatabaseUrl.of(text).toString()).doesNotContain("s3cret");
      return;
    }
    assertThatThrownBy(() -> DatabaseUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database")
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void withDatabase_keepsTheRest() {
    DatabaseUrl url = DatabaseUrl.of("postgresql://db:1/a?sslmode=disable").withDatabase("b");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:1/b?sslmode=disable");
    assertThat(url.user()).isEqualTo(Optional.empty());
  }
}

package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.code.SyntaxTree;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingJsonTest {
  private static final String FACTS =
      """
      {"facts":{
        "entry":{"defined":true,"arityMin":1,"arityMax":null,"returnsValue":true,
          "returnsOnAllPaths":false},
        "names":{"undefined":["u"],"unusedParameters":[],"unusedVariables":["v"],
          "unusedImports":[],"imports":["os"],"calls":["f","os.system"],"functions":["f"]},
        "shape":{"lines":3,"nodes":20,"cyclomatic":2,"nesting":1},
        "habits":{"idioms":["lambda"],"dangerous":["os.system"],"emptyBody":false,"todo":true,
          "bareExcept":false,"unreachable":false},
        "tree":{"subtrees":["-9223372036854775808","5"]},
        "words":["f","system"]}}
      """;

  @Test
  void reading_facts_areTakenOver() {
    assertThat(reading(FACTS))
        .isEqualTo(
            new CodeReading.Facts(
                new CodeReading.Entry(true, 1, OptionalInt.empty(), true, false),
                new CodeReading.Names(
                    List.of("u"),
                    List.of(),
                    List.of("v"),
                    List.of(),
                    List.of("os"),
                    List.of("f", "os.system"),
                    List.of("f")),
                new CodeReading.Shape(3, 20, 2, 1),
                new CodeReading.Habits(
                    List.of("lambda"), List.of("os.system"), false, true, false, false),
                new SyntaxTree(List.of(Long.MIN_VALUE, 5L)),
                List.of("f", "system")));
  }

  @Test
  void reading_invalid_keepsMessageAndLine() {
    assertThat(reading("{\"invalid\":{\"message\":\"no\",\"line\":3}}"))
        .isEqualTo(new CodeReading.Invalid("no", 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "3",
        "{}",
        "{\"facts\":3}",
        "{\"facts\":{}}",
        "{\"invalid\":{\"message\":3,\"line\":1}}",
        "{\"invalid\":{\"message\":\"m\",\"line\":-1}}",
        "{\"invalid\":{\"message\":\"m\",\"line\":1e99}}",
        "{\"unreadable\":{}}"
      })
  void reading_anotherShape_isUnreadable(String json) {
    assertThat(reading(json)).isInstanceOf(CodeReading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5\"|5",
        "\"5\"|\"99999999999999999999\"",
        "[\"lambda\"]|\"lambda\"",
        "[\"lambda\"]|[null]",
        "\"nodes\":20|\"nodes\":2.5",
        "\"todo\":true|\"todo\":1",
        "\"arityMin\":1|\"arityMin\":\"1\"",
        "\"arityMax\":null,|"
      })
  void reading_oneWrongField_isUnreadable(String replacement) {
    String[] parts = replacement.split("\\|", -1);
    assertThat(FACTS).contains(parts[0]);
    assertThat(reading(FACTS.replace(parts[0], parts[1])))
        .isInstanceOf(CodeReading.Unreadable.class);
  }

  @Test
  void reading_listBeyondItsLimit_isUnreadable() {
    String many = "\"a\",".repeat(200) + "\"a\"";
    assertThat(reading(FACTS.replace("\"u\"", many))).isInstanceOf(CodeReading.Unreadable.class);
  }

  private static CodeReading reading(String json) {
    try {
      return ReadingJson.reading(Wire.tree(json));
    } catch (BrokenWireException broken) {
      throw new AssertionError(broken);
    }
  }
}

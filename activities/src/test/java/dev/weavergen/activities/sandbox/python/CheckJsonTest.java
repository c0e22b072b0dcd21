package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.evidence.Check;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckJsonTest {
  @Test
  void checks_eachKind_isTakenOver() {
    assertThat(
            checks(
                """
                [{"kind":"compared","call":"f(1)","relation":"equal","expected":"2","tolerance":0.5},
                 {"kind":"compared","call":"f(1)","relation":"identical","expected":"None","tolerance":null},
                 {"kind":"truth","call":"f(2)","expected":false},
                 {"kind":"raises","call":"f(3)","exception":"ValueError"},
                 {"kind":"contained","source":"assert g"}]
                """))
        .containsExactly(
            new Check.Compared("f(1)", Check.Relation.EQUAL, "2", OptionalDouble.of(0.5)),
            new Check.Compared("f(1)", Check.Relation.IDENTICAL, "None", OptionalDouble.empty()),
            new Check.Truth("f(2)", false),
            new Check.Raises("f(3)", "ValueError"),
            new Check.Contained("assert g"));
  }

  @Test
  void checks_none_isEmpty() {
    assertThat(checks("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[3]",
        "[{\"kind\":\"other\"}]",
        "[{\"kind\":\"truth\",\"call\":\"f(1)\"}]",
        "[{\"kind\":\"truth\",\"call\":1,\"expected\":true}]",
        "[{\"kind\":\"compared\",\"call\":\"f(1)\",\"relation\":\"less\",\"expected\":\"2\",\"tolerance\":null}]",
        "[{\"kind\":\"compared\",\"call\":\"f(1)\",\"relation\":\"equal\",\"expected\":\"2\",\"tolerance\":-1}]",
        "[{\"kind\":\"compared\",\"call\":\"f(1)\",\"relation\":\"equal\",\"expected\":\"2\",\"tolerance\":1e999}]",
        "[{\"kind\":\"compared\",\"call\":\"f(1)\",\"relation\":\"equal\",\"expected\":\"2\"}]"
      })
  void checks_anotherShape_leaveTheTestWhole(String json) {
    assertThat(checks(json)).containsExactly(new Check.Contained("the test"));
  }

  private static List<Check> checks(String json) {
    try {
      return CheckJson.checks(Wire.tree(json), "the test");
    } catch (BrokenWireException broken) {
      throw new AssertionError(broken);
    }
  }
}

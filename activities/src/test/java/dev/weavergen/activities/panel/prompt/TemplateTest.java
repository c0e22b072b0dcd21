package dev.weavergen.activities.panel.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template template = Template.named("completion.txt");

  @Test
  void paragraphWithoutValue_is_leftOut() {
    assertThat(template.fill(values("do it", "", "- a", " ")))
        .isEqualTo("do it\n\nConstraints:\n- a");
  }

  @Test
  void placesAndGroupsInValues_are_text() {
    String hostile = "{{examples}} $1 \\2 ${context} {{nothing}}\n\n{{intent}}";
    assertThat(template.fill(values(hostile, "", "", ""))).isEqualTo(hostile);
  }

  @Test
  void placeWithoutAnyValue_is_anError() {
    assertThatThrownBy(() -> template.fill(Map.of("intent", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{examples}}");
  }

  private static Map<String, String> values(
      String intent, String examples, String constraints, String context) {
    Map<String, String> values = new HashMap<>();
    values.put("intent", intent);
    values.put("examples", examples);
    values.put("constraints", constraints);
    values.put("context", context);
    return values;
  }
}

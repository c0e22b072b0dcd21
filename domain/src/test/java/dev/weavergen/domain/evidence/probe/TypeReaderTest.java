package dev.weavergen.domain.evidence.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.probe.InputType.Form;
import dev.weavergen.domain.intent.Language;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PYTHON; int; INTEGER",
        "PYTHON; List[int]; LIST(INTEGER)",
        "PYTHON; list; LIST",
        "PYTHON; typing.Dict[str, List[float]]; MAP(TEXT LIST(REAL))",
        "PYTHON; Tuple[int, str]; TUPLE(INTEGER TEXT)",
        "PYTHON; tuple[int, ...]; TUPLE_OF_ONE_TYPE(INTEGER)",
        "PYTHON; Optional[str]; OPTIONAL(TEXT)",
        "PYTHON; int | None; OPTIONAL(INTEGER)",
        "PYTHON; Union[int, str, None]; OPTIONAL(UNION(INTEGER TEXT))",
        "PYTHON; 'List[\"int\"]'; LIST(INTEGER)",
        "PYTHON; Set[Any]; SET(ANY)",
        "PYTHON; Callable[[int], int]; UNKNOWN",
        "PYTHON; Literal['a']; UNKNOWN",
        "PYTHON; List[Node]; UNKNOWN",
        "PYTHON; List[int; UNKNOWN",
        "JAVA; int[][]; ARRAY(ARRAY(INTEGER))",
        "JAVA; final java.util.Map<String, List<Integer>>; MAP(TEXT LIST(INTEGER))",
        "JAVA; @Nullable Character; CHARACTER",
        "JAVA; String...; ARRAY(TEXT)",
        "JAVA; List<? extends Number>; LIST(REAL)",
        "JAVA; List<?>; LIST(ANY)",
        "JAVA; T[]; ARRAY(ANY)",
        "JAVA; Function<Integer, Integer>; UNKNOWN",
        "JAVA; int | long; UNKNOWN",
      })
  void read_declaredType_isItsForm(Language language, String type, String expected) {
    assertThat(forms(TypeReader.read(type, language))).isEqualTo(expected);
  }

  private static String forms(InputType type) {
    if (type.form() == Form.UNKNOWN || type.parts().isEmpty()) {
      return type.form().name();
    }
    return type.parts().stream()
        .map(TypeReaderTest::forms)
        .collect(Collectors.joining(" ", type.form() + "(", ")"));
  }
}

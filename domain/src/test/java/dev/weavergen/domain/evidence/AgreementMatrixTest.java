package dev.weavergen.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementMatrixTest {
  private static final AgreementMatrix ONE_ODD =
      new AgreementMatrix(
          List.of("odd", "a", "b", "far"),
          List.of(
              List.of(1.0, 0.9, 0.9, 0.0),
              List.of(0.9, 1.0, 1.0, 0.0),
              List.of(0.9, 1.0, 1.0, 0.0),
              List.of(0.0, 0.0, 0.0, 1.0)),
          10);

  @Test
  void mostAgreeing_oneDiffersOnAnInput_isLeftOut() {
    assertThat(ONE_ODD.mostAgreeing(List.of("odd", "a", "b"))).containsExactly("a", "b");
  }

  @Test
  void mostAgreeing_twoThatDiffer_areBothKept() {
    assertThat(ONE_ODD.mostAgreeing(List.of("odd", "a"))).containsExactly("odd", "a");
    assertThat(ONE_ODD.mostAgreeing(List.of("far"))).containsExactly("far");
  }
}

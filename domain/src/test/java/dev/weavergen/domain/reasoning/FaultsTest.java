package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final Faults FAULTS = new Faults(TrustedChecks.NONE);

  @ParameterizedTest
  @CsvSource({
    "'does not compile: line 1: invalid syntax', COMPILE",
    "'does not compile: line 3: cannot find symbol', NAME",
    "'does not compile: line 1: package org.x does not exist', IMPORT",
    "'does not load: No module named numpy', IMPORT",
    "'does not load: name x is not defined', NAME",
    "'does not load: does not end', TIMEOUT",
    "'does not load: raises ValueError', EXCEPTION",
  })
  void of_programThatCannotBeCalled_saysWhatKeepsItFromIt(String load, ProblemKind kind) {
    Diagnosis diagnosis = FAULTS.of(new Given().broken("a", load).shown("a")).orElseThrow();
    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.inWords()).contains(load);
    assertThat(Faults.trace(diagnosis)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "raises NameError, NAME",
    "raises ModuleNotFoundError, IMPORT",
    "raises IndexError, EXCEPTION",
    "does not end, TIMEOUT",
    "7, WRONG_VALUE",
  })
  void of_failedExample_tellsTheKindByWhatCameInstead(String actual, ProblemKind kind) {
    Diagnosis diagnosis =
        FAULTS.of(new Given().with("a", "+-", "0", actual).shown("a")).orElseThrow();
    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.feedback().getFirst())
        .isEqualTo(
            new Feedback(
                kind,
                Optional.of("f(1)"),
                Optional.of("1"),
                Optional.of(actual),
                Optional.empty()));
  }

  @Test
  void of_severalFaults_putsTheMostBasicFirst() {
    Diagnosis diagnosis =
        FAULTS.of(new Given().with("a", "--", "5", "raises NameError").shown("a")).orElseThrow();
    assertThat(diagnosis.feedback())
        .extracting(Feedback::kind)
        .containsExactly(ProblemKind.NAME, ProblemKind.WRONG_VALUE);
    assertThat(diagnosis.inWords()).isEqualTo("f(1): raises NameError instead of 1 (and 1 more)");
  }

  @Test
  void of_failedTestThatNobodyTrusts_isNoFault() {
    Given given = new Given().tests("w").with("a", "++-", "0", "1", "2");
    assertThat(FAULTS.of(given.shown("a"))).isEmpty();
    assertThat(new Faults(new TrustedChecks(List.of(2), List.of())).of(given.shown("a")))
        .map(Diagnosis::kind)
        .hasValue(ProblemKind.WRONG_VALUE);
  }

  @Test
  void of_callThatDoesNotEndWhereAnotherReturns_isAFault() {
    Given given =
        new Given().with("a", "++", "0", "1", "does not end").with("b", "++", "0", "1", "2");
    Diagnosis diagnosis = FAULTS.of(given.shown("a")).orElseThrow();
    assertThat(diagnosis.kind()).isEqualTo(ProblemKind.TIMEOUT);
    assertThat(Faults.trace(diagnosis)).hasValue("f(2)");
    assertThat(FAULTS.of(given.shown("b"))).isEmpty();
  }

  @Test
  void of_callThatEndsForNobody_isNoFault() {
    Given given =
        new Given()
            .with("a", "++", "0", "1", "does not end")
            .with("b", "++", "0", "1", "raises ValueError");
    assertThat(FAULTS.of(given.shown("a"))).isEmpty();
  }

  @Test
  void of_behavingOtherwiseThanOthers_isNoFault() {
    Given given = new Given().with("a", "++", "0", "1", "2").with("b", "++", "0", "1", "3");
    assertThat(FAULTS.of(given.shown("a"))).isEmpty();
  }

  @Test
  void of_programThatIsATableOfTheExamples_isAFault() {
    Given base = new Given().writtenIn("a", "++", List.of(0), "0", "1");
    assertThat(FAULTS.of(base.shown("a"))).isEmpty();
    Given given = new Given().writtenIn("a", "++", List.of(0, 1), "0", "1");
    assertThat(FAULTS.of(given.shown("a")))
        .map(Diagnosis::inWords)
        .hasValueSatisfying(words -> assertThat(words).contains("written into the program"));
  }

  @Test
  void of_callsWithoutEndTookAllTheTime_probesSayNothing() {
    String[] endless = {"0", "1", "does not end", "3", "4", "5", "6"};
    String[] allEndless = {"0", "1", "does not end", "does not end", "does not end"};
    String[] cutShort =
        Stream.of(allEndless, new String[] {"does not end", "does not end"})
            .flatMap(Stream::of)
            .toArray(String[]::new);
    Faults faults = new Faults(TrustedChecks.NONE);

    assertThat(faults.of(given(endless).shown("a")).orElseThrow().kind())
        .isEqualTo(ProblemKind.TIMEOUT);
    assertThat(faults.of(given(cutShort).shown("a"))).isEmpty();
  }

  private static Given given(String... outcomes) {
    return new Given().with("a", "++", outcomes).with("b", "++", "0", "1", "2", "3", "4", "5", "6");
  }
}

package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.probe.Probe;
import dev.weavergen.domain.evidence.probe.ProbeInputs;
import dev.weavergen.domain.evidence.probe.ProbeRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The inputs on which behaviour is compared: those of examples, then of tests, then probes. Probes
 * always get a share, since candidates that pass all examples differ nowhere else.
 *
 * @param inputs at most {@link Limits#PROBE_INPUTS_MAX}, no two alike
 * @param request what probes and growing inputs are made from; empty without an entry point
 */
record Inputs(List<Input> inputs, Optional<ProbeRequest> request) {
  private static final int OF_EXAMPLES_MAX = 8;
  private static final int OF_TESTS_MAX = 8;

  Inputs {
    inputs = List.copyOf(inputs);
  }

  static Inputs of(
      Observer.Assignment assignment, List<PlannedCheck> checks, LanguageSandbox sandbox) {
    Optional<ProbeRequest> request =
        assignment
            .intent()
            .entryPoint()
            .map(entryPoint ->
                new ProbeRequest(
                    assignment.language(),
                    entryPoint,
                    assignment.intent().signature(),
                    known(calls(checks, true), calls(checks, false), entryPoint, sandbox)))
            .map(declared -> tried(declared, assignment, sandbox));
    boolean unstated = calls(checks, true).findAny().isEmpty();
    List<Probe> probes =
        request
            .map(from -> ProbeInputs.of(from, assignment.sketch(), unstated, assignment.seed()))
            .orElse(List.of());
    return new Inputs(chosen(checks, probes), request);
  }

  /** With types that were found by trial, where nothing says what to call the programs with. */
  private static ProbeRequest tried(
      ProbeRequest declared, Observer.Assignment assignment, LanguageSandbox sandbox) {
    if (assignment.sketch().isPresent()) {
      return declared;
    }
    List<Program> programs = assignment.runnable().stream().map(Candidate::program).toList();
    return TypeTrial.of(declared, programs, sandbox).orElse(declared);
  }

  private static List<Input> chosen(List<PlannedCheck> checks, List<Probe> probes) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    calls(checks, true)
        .limit(OF_EXAMPLES_MAX)
        .forEach(call -> inputs.putIfAbsent(call, new Input(call, Origin.EXAMPLE)));
    calls(checks, false)
        .limit(OF_TESTS_MAX)
        .forEach(call -> inputs.putIfAbsent(call, new Input(call, Origin.TEST)));
    probes.forEach(probe ->
        inputs.putIfAbsent(probe.call(), new Input(probe.call(), origin(probe.nearness()))));
    return inputs.values().stream().limit(Limits.PROBE_INPUTS_MAX).toList();
  }

  private static Origin origin(Nearness nearness) {
    return switch (nearness) {
      case LIKE_EXAMPLE -> Origin.NEAR_PROBE;
      case FAR -> Origin.FAR_PROBE;
    };
  }

  private static Stream<String> calls(List<PlannedCheck> checks, boolean ofExamples) {
    return checks.stream()
        .filter(check -> check.isExample() == ofExamples)
        .flatMap(check -> CheckPlan.call(check.check()))
        .distinct();
  }

  /** The arguments of known calls: those of the examples, of the tests where there are none. */
  private static List<List<Value>> known(
      Stream<String> ofExamples,
      Stream<String> ofTests,
      String entryPoint,
      LanguageSandbox sandbox) {
    List<List<Value>> known = values(ofExamples.toList(), entryPoint, sandbox);
    return known.isEmpty()
        ? values(ofTests.limit(OF_TESTS_MAX).toList(), entryPoint, sandbox)
        : known;
  }

  private static List<List<Value>> values(
      List<String> calls, String entryPoint, LanguageSandbox sandbox) {
    if (calls.isEmpty()) {
      return List.of();
    }
    return sandbox.arguments(calls, entryPoint).stream()
        .filter(arguments -> !arguments.isEmpty())
        .flatMap(arguments -> values(arguments).stream())
        .distinct()
        .toList();
  }

  /** Empty unless every argument has a value. */
  private static Optional<List<Value>> values(List<Outcome> arguments) {
    List<Value> values =
        arguments.stream()
            .filter(Outcome.Returned.class::isInstance)
            .map(outcome -> ((Outcome.Returned) outcome).value())
            .toList();
    return values.size() == arguments.size() ? Optional.of(values) : Optional.empty();
  }
}

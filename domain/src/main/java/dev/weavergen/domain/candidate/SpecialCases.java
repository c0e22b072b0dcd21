package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Example;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which examples are written into a program: all numbers and strings of the example's call and of
 * its result stand in what the program computes with, and the call has one that is not just 0, 1 or
 * the like. Passing such an example says nothing of other inputs, since a table of the examples
 * passes them all.
 *
 * <p>Measured on recorded replies: of programs that are such a table 77 of 82 are found on
 * HumanEval and 225 of 250 on MBPP; of 574 and 750 honest ones 23 and 2 have such an example,
 * mostly a base case. A program that computes its table of other numbers escapes; its behaviour
 * beside the other candidates still tells.
 */
public final class SpecialCases {
  private SpecialCases() {}

  /** The places of those examples in their list, in order. */
  public static List<Integer> of(Program program, List<Example> examples) {
    Literals written = Literals.ofProgram(program);
    return IntStream.range(0, examples.size())
        .filter(place -> isWritten(examples.get(place), program, written))
        .boxed()
        .toList();
  }

  private static boolean isWritten(Example example, Program program, Literals written) {
    Literals call = Literals.ofExpression(program.language(), example.call());
    return call.tells()
        && written.holds(call)
        && written.holds(Literals.ofExpression(program.language(), example.expected()));
  }
}

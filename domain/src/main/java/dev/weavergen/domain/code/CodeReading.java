package dev.weavergen.domain.code;

import java.util.List;
import java.util.OptionalInt;

/** What reading a program shows, without running it. */
public sealed interface CodeReading {
  /**
   * It does not parse or compile.
   *
   * @param line 1-based; 0 when unknown
   */
  record Invalid(String message, int line) implements CodeReading {}

  /**
   * It could not be read within the limits of the sandbox.
   *
   * @param why one sentence for a person
   */
  record Unreadable(String why) implements CodeReading {}

  /**
   * It parses and compiles.
   *
   * @param entry what is known of the entry point
   * @param names what the program defines, uses and forgets
   * @param shape sizes and counts
   * @param habits constructs worth knowing
   * @param tree the normalised syntax tree
   * @param words of identifiers, comments and strings, in lower case, sorted, without repetitions,
   *     bounded
   */
  record Facts(
      Entry entry, Names names, Shape shape, Habits habits, SyntaxTree tree, List<String> words)
      implements CodeReading {
    public Facts {
      words = List.copyOf(words);
    }
  }

  /**
   * The entry point.
   *
   * @param defined whether a function of that name is there; false when none was asked for
   * @param arityMin positional arguments that it needs
   * @param arityMax positional arguments that it takes; empty when any number
   * @param returnsValue whether some path returns a value
   * @param returnsOnAllPaths whether every path returns a value or raises
   */
  record Entry(
      boolean defined,
      int arityMin,
      OptionalInt arityMax,
      boolean returnsValue,
      boolean returnsOnAllPaths) {}

  /**
   * Names, each list sorted, without repetitions and bounded.
   *
   * @param undefined used, but defined nowhere
   * @param unusedParameters of the entry point
   * @param unusedVariables local variables that are only assigned
   * @param unusedImports imported, never used
   * @param imports top-level modules or packages
   * @param calls names of called functions and methods
   * @param functions defined at the top level or in a class
   */
  record Names(
      List<String> undefined,
      List<String> unusedParameters,
      List<String> unusedVariables,
      List<String> unusedImports,
      List<String> imports,
      List<String> calls,
      List<String> functions) {
    public Names {
      undefined = List.copyOf(undefined);
      unusedParameters = List.copyOf(unusedParameters);
      unusedVariables = List.copyOf(unusedVariables);
      unusedImports = List.copyOf(unusedImports);
      imports = List.copyOf(imports);
      calls = List.copyOf(calls);
      functions = List.copyOf(functions);
    }
  }

  /**
   * Sizes.
   *
   * @param lines that hold code
   * @param nodes of the syntax tree
   * @param cyclomatic the largest cyclomatic complexity of a function (McCabe 1976), at least 1
   * @param nesting the deepest nesting of control structures
   */
  record Shape(int lines, int nodes, int cyclomatic, int nesting) {}

  /**
   * Constructs, each list sorted, without repetitions and bounded.
   *
   * @param idioms of the language, for example {@code comprehension}, {@code recursion}, {@code
   *     stream}
   * @param dangerous calls that reach outside, for example {@code os.system}, {@code eval}
   * @param emptyBody the entry point does nothing, or only says that it is to be done
   * @param todo a comment or string says that something is to be done
   * @param bareExcept everything is caught
   * @param unreachable some statement can never run
   */
  record Habits(
      List<String> idioms,
      List<String> dangerous,
      boolean emptyBody,
      boolean todo,
      boolean bareExcept,
      boolean unreachable) {
    public Habits {
      idioms = List.copyOf(idioms);
      dangerous = List.copyOf(dangerous);
    }
  }
}

package dev.weavergen.domain.candidate;

import java.util.Set;

/** The words that Python itself gives a meaning to (version 3.13). */
final class PythonWords {
  static final Set<String> CONSTANTS = Set.of("None", "True", "False");

  static final Set<String> KEYWORDS =
      words(
          """
          None True False and as assert async await break class continue def del elif else except
          finally for from global if import in is lambda nonlocal not or pass raise return try
          while with yield
          """);

  /** Keywords that only a statement begins with. */
  static final Set<String> STATEMENT_KEYWORDS =
      words(
          """
          assert break class continue def del elif except finally global nonlocal pass raise
          return try while with
          """);

  /** Keywords that begin a statement with a block. */
  static final Set<String> BLOCK_KEYWORDS =
      words("async class def elif else except finally for if try while with");

  /** Keywords that go on with the statement before. */
  static final Set<String> CLAUSE_KEYWORDS = words("elif else except finally");

  /** Modules whose names are seldom those of parameters when only their attributes are used. */
  static final Set<String> MODULES =
      words(
          """
          np numpy pd pandas
          """);

  /** Modules of the standard library that small programs use. */
  static final Set<String> STANDARD_MODULES =
      words(
          """
          bisect calendar cmath collections copy datetime decimal fractions functools hashlib heapq
          itertools json math operator os random re statistics string sys time typing unicodedata
          """);

  /** Names of {@code typing} that nothing else is called. */
  static final Set<String> TYPING_NAMES =
      words("Any Callable Dict Iterable Iterator List Optional Sequence Set Tuple Union");

  static final Set<String> BUILTINS =
      words(
          """
          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr
          classmethod compile complex copyright credits delattr dict dir divmod enumerate eval
          exec exit filter float format frozenset getattr globals hasattr hash help hex id input
          int isinstance issubclass iter len license list locals map max memoryview min next
          object oct open ord pow print property quit range repr reversed round set setattr slice
          sorted staticmethod str sum super tuple type vars zip NotImplemented Ellipsis
          __debug__ __name__ __file__ __doc__ __import__ __build_class__ __annotations__
          BaseException BaseExceptionGroup Exception ExceptionGroup ArithmeticError AssertionError
          AttributeError BlockingIOError BrokenPipeError BufferError BytesWarning
          ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
          ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError
          FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
          ImportError ImportWarning IndentationError IndexError InterruptedError
          IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
          ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
          OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
          PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError
          RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
          SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
          UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning
          ValueError Warning ZeroDivisionError
          """);

  private PythonWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}

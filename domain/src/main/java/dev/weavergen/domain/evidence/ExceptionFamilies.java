package dev.weavergen.domain.evidence;

import dev.weavergen.domain.intent.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which exceptions are kinds of which, for the classes that come with the languages.
 *
 * <p>A test that asks for {@code LookupError} is content with {@code KeyError}: so {@code except},
 * {@code pytest.raises} and {@code assertThrows} have it. An outcome carries the class's name
 * alone, therefore the families are tabled here (Python 3.14 library reference, "Exception
 * hierarchy"; Java 25, packages java.lang and java.util, java.io where methods meet it). Of a class
 * that is not in the table, which the program may have made itself, nothing is known but that it is
 * an exception.
 */
final class ExceptionFamilies {
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final String PYTHON_ROOT = "BaseException";
  private static final String JAVA_ROOT = "Throwable";

  private static final Map<String, String> PYTHON =
      parents(
          """
          BaseException: Exception GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup
          Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError \
          LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration \
          StopIteration SyntaxError SystemError TypeError ValueError Warning Error ExceptionGroup
          ArithmeticError: FloatingPointError OverflowError ZeroDivisionError DecimalException
          DecimalException: InvalidOperation
          ImportError: ModuleNotFoundError
          LookupError: IndexError KeyError
          NameError: UnboundLocalError
          OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError \
          FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError \
          ProcessLookupError TimeoutError
          ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError \
          ConnectionResetError
          RuntimeError: NotImplementedError RecursionError PythonFinalizationError
          SyntaxError: IndentationError
          IndentationError: TabError
          ValueError: UnicodeError JSONDecodeError StatisticsError
          UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
          Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning \
          PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning \
          UserWarning
          """);

  private static final Map<String, String> JAVA =
      parents(
          """
          Throwable: Exception Error
          Error: AssertionError LinkageError VirtualMachineError
          LinkageError: ExceptionInInitializerError NoClassDefFoundError
          VirtualMachineError: OutOfMemoryError StackOverflowError InternalError
          Exception: RuntimeException CloneNotSupportedException InterruptedException IOException \
          ReflectiveOperationException TimeoutException ExecutionException ParseException
          IOException: FileNotFoundException EOFException
          ReflectiveOperationException: ClassNotFoundException NoSuchFieldException \
          NoSuchMethodException
          RuntimeException: ArithmeticException ArrayStoreException ClassCastException \
          ConcurrentModificationException DateTimeException EmptyStackException \
          IllegalArgumentException IllegalMonitorStateException IllegalStateException \
          IndexOutOfBoundsException NegativeArraySizeException NoSuchElementException \
          NullPointerException SecurityException UncheckedIOException \
          UnsupportedOperationException MatchException
          DateTimeException: DateTimeParseException
          IllegalArgumentException: IllegalFormatException NumberFormatException \
          PatternSyntaxException IllegalThreadStateException
          IllegalStateException: CancellationException
          IndexOutOfBoundsException: ArrayIndexOutOfBoundsException StringIndexOutOfBoundsException
          NoSuchElementException: InputMismatchException
          """);

  /** Whether an exception is of a class, or of a kind of it. */
  enum Kinship {
    KIND,
    OTHER,
    UNKNOWN
  }

  private ExceptionFamilies() {}

  /**
   * @param raised a simple class name
   * @param expected the name of a class, simple or qualified
   */
  static Kinship kinship(String raised, String expected, Language language) {
    Map<String, String> parents = language == Language.PYTHON ? PYTHON : JAVA;
    String root = language == Language.PYTHON ? PYTHON_ROOT : JAVA_ROOT;
    String wanted = expected.substring(expected.lastIndexOf('.') + 1).strip();
    for (String family = raised; family != null; family = parents.get(family)) {
      if (family.equals(wanted)) {
        return Kinship.KIND;
      }
    }
    if (wanted.equals(root) || (wanted.equals("Exception") && !parents.containsKey(raised))) {
      return Kinship.KIND;
    }
    boolean known = parents.containsKey(raised) || raised.equals(root);
    return known && parents.containsKey(wanted) ? Kinship.OTHER : Kinship.UNKNOWN;
  }

  private static Map<String, String> parents(String table) {
    Map<String, String> parents = new HashMap<>();
    for (String line : table.lines().toList()) {
      int colon = line.indexOf(':');
      SPACES
          .splitAsStream(line.substring(colon + 1).strip())
          .forEach(child -> parents.put(child, line.substring(0, colon)));
    }
    return Map.copyOf(parents);
  }
}

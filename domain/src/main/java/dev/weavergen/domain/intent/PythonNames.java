package dev.weavergen.domain.intent;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that Python code defines at its top level. */
final class PythonNames {
  private static final Pattern DEFINED =
      Pattern.compile(
          "^(?:async[ \\t]++)?(?:def|class)[ \\t]++(\\w++)|^(\\w++)[ \\t]*+=(?!=)",
          Pattern.MULTILINE);
  private static final Pattern IMPORTED =
      Pattern.compile(
          "^[ \\t]*+(?:from[ \\t]++[\\w.]++[ \\t]++)?import[ \\t]++([^\\n#]++)", Pattern.MULTILINE);

  private PythonNames() {}

  static Set<String> defined(String code) {
    Set<String> names = new HashSet<>();
    Matcher defined = DEFINED.matcher(code);
    while (defined.find()) {
      names.add(defined.group(1) != null ? defined.group(1) : defined.group(2));
    }
    Matcher imported = IMPORTED.matcher(code);
    while (imported.find()) {
      for (String clause : imported.group(1).replace("(", "").replace(")", "").split(",", -1)) {
        names.add(boundBy(clause.strip()));
      }
    }
    names.remove("");
    return names;
  }

  /** {@code a.b} binds a, {@code a as b} binds b. */
  private static String boundBy(String clause) {
    int as = clause.indexOf(" as ");
    String name = as < 0 ? clause : clause.substring(as + 4).strip();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}

package dev.weavergen.domain.candidate;

/**
 * A declaration at the outermost level of Java code.
 *
 * @param name of the type or method, or what is imported
 * @param arity number of a method's parameters; 0 for everything else
 * @param text the declaration with its annotations and comments
 * @param whole whether its end is there
 */
record JavaMember(Kind kind, String name, int arity, String text, boolean whole) {
  enum Kind {
    PACKAGE,
    IMPORT,
    TYPE,
    METHOD,
    FIELD
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}

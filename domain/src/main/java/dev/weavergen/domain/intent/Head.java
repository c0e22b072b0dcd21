package dev.weavergen.domain.intent;

import java.util.Optional;
import java.util.Set;

/**
 * A function's or method's head as it was found in an intent, with what only the parser needs.
 *
 * @param skeleton present when the intent brings the code along and leaves the body to be written
 * @param optional names of the parameters that a call may leave out
 * @param provided names that the code around the head defines: imports, helpers, classes
 * @param owner the class whose instance method this is; empty for functions and bare methods
 */
record Head(
    Language language,
    Signature signature,
    Optional<Skeleton> skeleton,
    Set<String> optional,
    Set<String> provided,
    Optional<String> owner) {
  Head {
    optional = Set.copyOf(optional);
    provided = Set.copyOf(provided);
  }
}

package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an intent: which language, which entry point with which signature, which examples and
 * constraints.
 *
 * <p>Everything later rests on what is found here: candidates are called by the entry point and
 * judged by the examples. So the parser prefers finding nothing to finding something wrong, and
 * what the user stated beside the text always wins. It depends on nothing but its argument, and its
 * time grows with the length of the text: only the first {@link Limits#INTENT_BYTES_MAX} characters
 * are read, and every reader below it moves forward.
 */
public final class IntentParser {
  /** What the parser found in the intent. */
  public ParsedIntent parse(Intent intent) {
    String text = readable(intent.text());
    Optional<Head> code = head(text, intent);
    Optional<Language> language = language(text, intent, code);
    Language dialect = language.orElse(Language.PYTHON);
    List<String> sources = sources(intent, text);
    Optional<NamedInProse.Named> named = named(text, intent, code);
    Optional<String> entryPoint =
        intent
            .entryPoint()
            .or(() -> code.map(head -> head.signature().name()))
            .or(() -> named.map(NamedInProse.Named::name))
            .or(() -> new CalledInExamples(dialect).find(sources));
    Optional<Head> head = code.or(() -> named.flatMap(found -> proseHead(found, dialect)));
    return new ParsedIntent(
        intent.text(),
        language,
        entryPoint,
        head.map(Head::signature),
        skeleton(head, language),
        entryPoint.map(name -> examples(sources, Task.of(dialect, name, head))).orElse(List.of()),
        Constraints.read(text),
        intent.context());
  }

  private static String readable(String text) {
    int end = Math.min(text.length(), Limits.INTENT_BYTES_MAX);
    return text.substring(0, end).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Optional<Head> head(String text, Intent intent) {
    Optional<Head> python = PythonHead.find(text, intent.entryPoint());
    Optional<Head> java = JavaHead.find(text, intent.entryPoint());
    boolean javaWanted = intent.language().equals(Optional.of(Language.JAVA));
    Optional<Head> first = javaWanted ? java : python;
    Optional<Head> second = javaWanted ? python : java;
    return first
        .filter(head -> head.skeleton().isPresent())
        .or(() -> second.filter(head -> head.skeleton().isPresent()))
        .or(() -> first)
        .or(() -> second);
  }

  private static Optional<Language> language(String text, Intent intent, Optional<Head> code) {
    return intent
        .language()
        .or(() -> code.map(Head::language))
        .or(() -> LanguageReader.read(text, intent.examples()));
  }

  /** What prose says of the entry point: its name, or the head of the name that is stated. */
  private static Optional<NamedInProse.Named> named(
      String text, Intent intent, Optional<Head> code) {
    if (code.isPresent()) {
      return Optional.empty();
    }
    return intent.entryPoint().isPresent()
        ? NamedInProse.headOf(text, intent.entryPoint().get())
        : NamedInProse.find(text);
  }

  private static Optional<Head> proseHead(NamedInProse.Named named, Language dialect) {
    return named
        .signature()
        .map(signature ->
            new Head(
                dialect,
                signature,
                Optional.empty(),
                named.optional(),
                Set.of(),
                Optional.empty()));
  }

  /** Code of one language is no skeleton for a program in another. */
  private static Optional<Skeleton> skeleton(Optional<Head> head, Optional<Language> language) {
    return head.filter(found -> language.equals(Optional.of(found.language())))
        .flatMap(Head::skeleton);
  }

  /** The stated examples, then the text: an earlier source wins over a later one. */
  private static List<String> sources(Intent intent, String text) {
    List<String> sources = new ArrayList<>();
    intent.examples().stream()
        .limit(Limits.EXAMPLES_MAX)
        .filter(example -> example.length() <= Limits.EXAMPLE_CHARS_MAX)
        .map(IntentParser::readable)
        .forEach(sources::add);
    sources.add(text);
    return sources;
  }

  private static List<Example> examples(List<String> sources, Task task) {
    Map<String, Example> byCall = new LinkedHashMap<>();
    for (String source : sources) {
      ExampleReader.read(source, task)
          .forEach(found -> byCall.putIfAbsent(found.key(), found.example()));
    }
    return byCall.values().stream().limit(Limits.EXAMPLES_MAX).toList();
  }
}

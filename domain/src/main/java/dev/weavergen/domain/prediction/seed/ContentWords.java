package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.evidence.Observation.WordingFacts;
import dev.weavergen.domain.intent.ParsedIntent;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of an intent that carry its meaning: of its text and of the facts that are given with
 * it, in lower case, without stop words, stemmed (Porter 2, as Lucene's English analysis has it).
 * They are compared with the words of programs, which are taken apart in the same way: names at
 * their humps and underscores.
 */
public final class ContentWords {
  /** A letter is a variable's name, not a word. */
  private static final int CHARS_MIN = 2;

  /** Of an intent; it may be long, and its meaning stands at its beginning. */
  private static final int WORDS_MAX = 2_000;

  private static final Pattern RUN = Pattern.compile("\\p{L}+");
  private static final Pattern HUMP =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final CharArraySet STOP_WORDS = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;

  private final Set<String> stems;

  private ContentWords(Set<String> stems) {
    this.stems = stems;
  }

  public static ContentWords of(ParsedIntent intent) {
    Stream<String> facts =
        intent.context().entrySet().stream()
            .flatMap(fact -> Stream.of(fact.getKey(), fact.getValue()));
    return new ContentWords(
        stems(
            Stream.concat(Stream.of(intent.text()), facts)
                .flatMap(text -> RUN.matcher(text).results())
                .map(MatchResult::group)
                .flatMap(run -> Stream.of(HUMP.split(run)))
                .limit(WORDS_MAX)));
  }

  /**
   * How many of them a program has.
   *
   * @param words of its identifiers, comments and strings
   * @return empty when the intent has no content words
   */
  public Optional<WordingFacts> wording(Collection<String> words) {
    return stems.isEmpty() ? Optional.empty() : Optional.of(new WordingFacts(share(words)));
  }

  private double share(Collection<String> words) {
    Set<String> others = stems(words.stream());
    return (double) stems.stream().filter(others::contains).count() / stems.size();
  }

  private static Set<String> stems(Stream<String> words) {
    EnglishStemmer stemmer = new EnglishStemmer();
    return words
        .filter(word -> word.length() >= CHARS_MIN)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !STOP_WORDS.contains(word))
        .map(word -> stem(word, stemmer))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String stem(String word, EnglishStemmer stemmer) {
    stemmer.setCurrent(word);
    return stemmer.stem() ? stemmer.getCurrent() : word;
  }
}

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class Solution {
  private static final Pattern WORD = Pattern.compile("\\b\\w+\\b");

  static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}

import java.util.*;
import java.util.function.Function;
import java.util.stream.Collectors;

class Solution {
  static Map<Character, Long> histogram(String text) {
    return text.chars()
        .mapToObj(c -> (char) c)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}

package org.example.tools;

import static java.lang.Math.max;
import static java.util.stream.Collectors.*;

import java.util.*;

public final class Solution {
  private Solution() {}

  public static Map<Integer, List<String>> byLength(List<String> words) {
    int longest = 0;
    for (String word : words) longest = max(longest, word.length());
    return words.stream().collect(groupingBy(String::length, TreeMap::new, toList()));
  }
}

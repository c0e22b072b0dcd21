import java.util.*;

class Solution {
  static int distance(Map<String, List<String>> graph, String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Map<String, Integer> seen = new HashMap<>(Map.of(from, 0));
    while (!open.isEmpty()) {
      String at = open.poll();
      if (at.equals(to)) return seen.get(at);
      for (String next : graph.getOrDefault(at, List.of())) {
        if (seen.putIfAbsent(next, seen.get(at) + 1) == null) open.add(next);
      }
    }
    return -1;
  }
}

import java.util.*;

class Solution {
  static <K, V extends Comparable<V>> List<Map.Entry<K, V>> byValue(Map<K, V> map) {
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    Collections.sort(entries, Map.Entry.<K, V>comparingByValue().reversed());
    return entries;
  }
}

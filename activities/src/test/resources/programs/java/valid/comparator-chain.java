import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

class Solution {
  record Person(String name, int age) {}

  static List<Person> ordered(List<Person> people) {
    List<Person> sorted = new ArrayList<>(people);
    sorted.sort(Comparator.comparingInt(Person::age).reversed().thenComparing(Person::name));
    return sorted;
  }
}

// expect: returned ; returned ; returned ; returned or output ; returned or output or memory
// calls: attack() ; deep() ; endless() ; text() ; wide()
/** Returns what contains itself, nests deeply, never ends, cannot be encoded or is huge. */
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ResultUnusual {
  static Object attack() {
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    return circle;
  }

  static Object deep() {
    Object made = 1;
    for (int depth = 0; depth < 100_000; depth++) {
      made = new Object[] {made};
    }
    return made;
  }

  static Object endless() {
    return Stream.iterate(1, number -> number + 1);
  }

  static Object text() {
    return List.of("\ud800", "\u0000\n\"]}", "\u2028", "x".repeat(3_000_000));
  }

  static Object wide() {
    return new int[10_000_000];
  }
}

interface Greeter {
  String name();

  default String greet() {
    return decorate("Hello, " + name());
  }

  private String decorate(String text) {
    return "<" + text + ">";
  }

  static Greeter of(String name) {
    return () -> name;
  }
}

class Solution {
  static String greet(String name) {
    return Greeter.of(name).greet();
  }
}

sealed interface Shape permits Circle, Rectangle {}

record Circle(double radius) implements Shape {}

record Rectangle(double width, double height) implements Shape {}

class Solution {
  static double area(Object value) {
    return switch (value) {
      case Circle(double radius) -> Math.PI * radius * radius;
      case Rectangle(var width, var height) when width == height -> width * width;
      case Rectangle r -> r.width() * r.height();
      case null -> 0;
      default -> -1;
    };
  }
}

import java.util.function.*;

class Solution {
  @FunctionalInterface
  interface TriFunction<A, B, C, R> {
    R apply(A a, B b, C c);
  }

  static int compose(int x) {
    TriFunction<Integer, Integer, Integer, Integer> sum = (a, b, c) -> a + b + c;
    UnaryOperator<Integer> twice = n -> n * 2;
    Supplier<Integer> seven = () -> 7;
    BiFunction<Integer, Integer, Integer> max = Math::max;
    return max.andThen(twice).apply(sum.apply(x, 1, 2), seven.get());
  }
}

// expect: contained or syntax or load or memory or timeout
/** Makes the compiler's inference of types exponential. */
import java.util.function.Function;

class CompilerInference {
  static <T> Function<T, T> id(Function<T, T> f) {
    return f;
  }

  static <A, B> B both(Function<A, B> f, Function<A, B> g) {
    return null;
  }

  static Object nested() {
    return both(a -> both(b -> both(c -> both(d -> both(e -> both(f -> both(g -> both(h -> both(i -> a, j -> b), k -> c), l -> d), m -> e), n -> f), o -> g), p -> h(a)), q -> a), r -> r);
  }

  static Object h(Object o) {
    return o;
  }

  static String attack() {
    return "contained";
  }
}

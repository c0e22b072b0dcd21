import java.lang.reflect.Field;
import java.util.function.UnaryOperator;

class Solution {
  static int f(int n) throws Exception {
    Class<?> hook = Class.forName("dev.weavergen.activities.sandbox.jvm.child.TraceHook");
    @SuppressWarnings("unchecked")
    UnaryOperator<Object> tracer = (UnaryOperator<Object>) hook.getField("tracer").get(null);
    Object visit = tracer.apply(new Object[] {"ENTERS", null, "\u001b[31m\n\u202e:a,b", new Object[] {1, 2}, null});
    for (int i = 0; i < 99; i++) {
      tracer.apply(new Object[] {"BLOCK", visit, "a\nline 9: x,\u202e", new Object[] {"\n" + i, i}, null});
    }
    tracer.apply("nothing");
    tracer.apply(new Object[0]);
    for (Field field : tracer.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      try {
        field.set(tracer, null);
      } catch (ReflectiveOperationException | RuntimeException e) {
        n++;
      }
    }
    return n;
  }
}

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.RUNTIME)
@interface Unit {
  String value() default "m";
}

class Solution {
  @Unit("km")
  static double kilometres(double metres) {
    return metres / 1000;
  }
}

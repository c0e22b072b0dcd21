// expect: contained or syntax or load
/** Asks for an annotation processor and reads a file by the compiler's own directives. */
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
class CompilerProcessor extends AbstractProcessor {
  static {
    if (System.getProperty("jdk.module.main", "").contains("compiler")) {
      throw new IllegalStateException("ESCAPED: runs in the compiler");
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    throw new IllegalStateException("ESCAPED: processes annotations");
  }

  static String attack() {
    return "contained";
  }
}

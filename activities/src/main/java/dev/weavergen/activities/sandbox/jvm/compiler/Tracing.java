package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes compiled classes tell what they do: each method calls {@code TraceHook} when it begins, at
 * each line, at the end of each basic block, and before it returns or throws. Works on the
 * compiler's own output, in the compiler's process, where nothing of a candidate runs. A class that
 * would become too large stays as it was.
 */
final class Tracing {
  private static final String LAMBDA = "lambda$";

  /** Load, call, return. */
  private static final int EMPTY_INSTRUCTIONS = 3;

  private final java.lang.classfile.ClassFile classFiles;

  private Tracing(List<ClassModel> models) {
    classFiles =
        java.lang.classfile.ClassFile.of(
            java.lang.classfile.ClassFile.ClassHierarchyResolverOption.of(hierarchy(models)));
  }

  /** The same classes, telling. */
  static List<ClassFile> of(List<ClassFile> classes) {
    java.lang.classfile.ClassFile reader = java.lang.classfile.ClassFile.of();
    List<ClassModel> models = classes.stream().map(each -> reader.parse(each.bytes())).toList();
    Tracing tracing = new Tracing(models);
    return classes.stream().map(tracing::telling).toList();
  }

  private static ClassHierarchyResolver hierarchy(List<ClassModel> models) {
    Set<ClassDesc> interfaces = new HashSet<>();
    Map<ClassDesc, ClassDesc> parents = new HashMap<>();
    for (ClassModel model : models) {
      ClassDesc name = model.thisClass().asSymbol();
      if (model.flags().has(AccessFlag.INTERFACE)) {
        interfaces.add(name);
      } else {
        model.superclass().map(ClassEntry::asSymbol).ifPresent(each -> parents.put(name, each));
      }
    }
    return ClassHierarchyResolver.of(interfaces, parents)
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private ClassFile telling(ClassFile plain) {
    try {
      ClassModel model = classFiles.parse(plain.bytes());
      String simple = simpleName(model);
      ClassTransform transform =
          (builder, element) -> {
            if (element instanceof MethodModel method && isTold(method)) {
              builder.transformMethod(
                  method,
                  MethodTransform.transformingCode(
                      CodeTransform.ofStateful(() -> tracing(method, simple))));
            } else {
              builder.with(element);
            }
          };
      return new ClassFile(plain.name(), classFiles.transformClass(model, transform));
    } catch (IllegalArgumentException tooLarge) {
      return plain;
    }
  }

  private static CodeTransform tracing(MethodModel method, String simple) {
    CodeModel code = method.code().orElseThrow();
    return new TracedCode(method, code, simple);
  }

  /** Calls of the sandbox's own, and methods that stand for others, say nothing. */
  private static boolean isTold(MethodModel method) {
    String name = method.methodName().stringValue();
    AccessFlags flags = method.flags();
    boolean own = name.startsWith(Weaving.METHOD) || name.equals("<clinit>");
    return method.code().filter(code -> !isEmpty(name, code)).isPresent()
        && !own
        && (!flags.has(AccessFlag.SYNTHETIC) || name.startsWith(LAMBDA));
  }

  /** A constructor that calls its superclass's and nothing else. */
  private static boolean isEmpty(String name, CodeModel code) {
    return name.equals(ConstantDescs.INIT_NAME)
        && code.elementList().stream().filter(Instruction.class::isInstance).count()
            <= EMPTY_INSTRUCTIONS;
  }

  private static String simpleName(ClassModel model) {
    String name = model.thisClass().asInternalName();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
  }
}

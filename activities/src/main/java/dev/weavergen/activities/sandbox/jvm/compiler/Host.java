package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The class of a program that the calls become methods of, so that they see what the program's own
 * code sees: private methods, nested types, constants.
 *
 * @param binaryName for example {@code demo.Solution$Inner}
 * @param end offset of the brace that closes it
 * @param needsObject whether the entry point is an instance method
 * @param makesObject whether an object can be made without arguments
 * @param entries the entry point's overloads
 */
record Host(
    String binaryName,
    int end,
    boolean needsObject,
    boolean makesObject,
    List<MethodTree> entries) {
  /** The class that has the entry point; of several, the one in which it can be called best. */
  static Optional<Host> ofEntryPoint(
      CompilationUnitTree unit, SourcePositions positions, String name) {
    return all(unit, positions, name).stream()
        .filter(host -> !host.entries.isEmpty())
        .min(Comparator.comparing(Host::isAwkward));
  }

  /** The first class that can have methods, whatever it declares. */
  static Optional<Host> first(CompilationUnitTree unit, SourcePositions positions) {
    return all(unit, positions, "").stream().findFirst();
  }

  /** Binary names of the top-level types. */
  static List<String> topLevel(CompilationUnitTree unit) {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(type -> prefix(unit) + ((ClassTree) type).getSimpleName())
        .toList();
  }

  private boolean isAwkward() {
    return needsObject && !makesObject;
  }

  private static List<Host> all(
      CompilationUnitTree unit, SourcePositions positions, String entryPoint) {
    List<Host> found = new ArrayList<>();
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        String name = prefix(unit) + declared.getSimpleName();
        collect(new Search(unit, positions, entryPoint, found), declared, name);
      }
    }
    return found;
  }

  private record Search(
      CompilationUnitTree unit, SourcePositions positions, String entryPoint, List<Host> found) {}

  private static void collect(Search search, ClassTree type, String binaryName) {
    int end = (int) search.positions().getEndPosition(search.unit(), type) - 1;
    if (end >= 0 && type.getKind() != Tree.Kind.ANNOTATION_TYPE) {
      search.found().add(host(type, binaryName, end, search.entryPoint()));
    }
    for (Tree member : type.getMembers()) {
      if (member instanceof ClassTree nested && isStatic(type, nested)) {
        collect(search, nested, binaryName + "$" + nested.getSimpleName());
      }
    }
  }

  private static Host host(ClassTree type, String binaryName, int end, String entryPoint) {
    List<MethodTree> methods = methods(type);
    List<MethodTree> entries =
        methods.stream()
            .filter(
                method -> method.getBody() != null && method.getName().contentEquals(entryPoint))
            .toList();
    boolean needsObject =
        !entries.isEmpty()
            && entries.stream()
                .noneMatch(method -> method.getModifiers().getFlags().contains(Modifier.STATIC));
    return new Host(binaryName, end, needsObject, makesObject(type, methods), entries);
  }

  private static List<MethodTree> methods(ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .toList();
  }

  private static boolean makesObject(ClassTree type, List<MethodTree> methods) {
    boolean instantiable =
        type.getKind() == Tree.Kind.CLASS
            && !type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    List<MethodTree> constructors =
        methods.stream().filter(method -> method.getName().contentEquals("<init>")).toList();
    boolean plain = constructors.isEmpty() && type.getKind() == Tree.Kind.CLASS;
    boolean declared =
        constructors.stream().anyMatch(constructor -> constructor.getParameters().isEmpty());
    return (instantiable && plain)
        || ((instantiable || type.getKind() == Tree.Kind.RECORD) && declared);
  }

  /** Whether a nested type's methods can be called without an object around it. */
  private static boolean isStatic(ClassTree outer, ClassTree nested) {
    return nested.getKind() != Tree.Kind.CLASS
        || outer.getKind() == Tree.Kind.INTERFACE
        || nested.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static String prefix(CompilationUnitTree unit) {
    return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
  }
}

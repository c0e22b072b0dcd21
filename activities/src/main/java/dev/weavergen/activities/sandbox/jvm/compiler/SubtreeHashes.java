package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The normalised tree as the hashes of its subtrees. Local variables and parameters become the
 * order of their appearance in their method; the program's own types, methods and fields lose their
 * names; what comes from the JDK keeps them. Modifiers, annotations, imports, parentheses and
 * compiler-made constructors are dropped. A hash mixes the node's kind, its label and its
 * children's hashes in order (64-bit FNV-1a over their bytes), so it depends on nothing but the
 * tree.
 */
final class SubtreeHashes extends TreeScanner<@Nullable Void, @Nullable Void> {
  /** The smallest hashes are kept: the same sample of both sides of a comparison. */
  private static final int HASHES_MAX = 4_096;

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final Set<String> own = new HashSet<>();
  private final Map<String, Integer> locals = new HashMap<>();
  private final List<Long> all = new ArrayList<>();
  private List<Long> children = new ArrayList<>();

  private SubtreeHashes() {}

  static List<Long> of(CompilationUnitTree unit) {
    SubtreeHashes hashes = new SubtreeHashes();
    hashes.new OwnNames().scan(unit, null);
    unit.getTypeDecls().forEach(type -> hashes.scan(type, null));
    return hashes.all.stream().sorted().limit(HASHES_MAX).toList();
  }

  /** Names of what the program itself declares, methods and types and fields. */
  private final class OwnNames extends TreeScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
      own.add(node.getSimpleName().toString());
      for (Tree member : node.getMembers()) {
        if (member instanceof VariableTree field) {
          own.add(field.getName().toString());
        }
      }
      return super.visitClass(node, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
      own.add(node.getName().toString());
      return super.visitMethod(node, null);
    }
  }

  @Override
  public @Nullable Void scan(@Nullable Tree node, @Nullable Void nothing) {
    if (node == null || isDropped(node)) {
      return null;
    }
    if (node instanceof ParenthesizedTree) {
      return super.scan(node, null);
    }
    if (node instanceof MethodTree) {
      locals.clear();
    }
    String label = node.getKind().name() + label(node);
    List<Long> outside = children;
    children = new ArrayList<>();
    super.scan(node, null);
    long hash = hash(label, children);
    children = outside;
    children.add(hash);
    all.add(hash);
    return null;
  }

  private static boolean isDropped(Tree node) {
    return node instanceof ModifiersTree
        || node instanceof AnnotationTree
        || node instanceof ImportTree
        || node instanceof PackageTree
        || (node instanceof MethodTree method
            && method.getName().contentEquals("<init>")
            && isMade(method));
  }

  /** A constructor that the compiler supplied only calls its superclass. */
  private static boolean isMade(MethodTree constructor) {
    return constructor.getParameters().isEmpty()
        && constructor.getBody() != null
        && constructor.getBody().getStatements().stream()
            .allMatch(statement -> statement.toString().equals("super();"));
  }

  private String label(Tree node) {
    return switch (node) {
      case VariableTree variable -> " " + declared(variable.getName().toString());
      case IdentifierTree name -> " " + normalised(name.getName().toString());
      case MemberSelectTree member -> " " + normalisedMember(member.getIdentifier().toString());
      case MemberReferenceTree member -> " " + normalisedMember(member.getName().toString());
      case LiteralTree literal -> " " + literal.getValue();
      case PrimitiveTypeTree type -> " " + type.getPrimitiveTypeKind();
      default -> "";
    };
  }

  private String declared(String name) {
    return "local" + locals.computeIfAbsent(name, _ -> locals.size());
  }

  private String normalised(String name) {
    Integer local = locals.get(name);
    return local == null ? normalisedMember(name) : "local" + local;
  }

  private String normalisedMember(String name) {
    return own.contains(name) ? "own" : name;
  }

  private static long hash(String label, List<Long> children) {
    long hash = OFFSET_BASIS;
    for (int i = 0; i < label.length(); i++) {
      hash = (hash ^ label.charAt(i)) * PRIME;
    }
    for (long child : children) {
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        hash = (hash ^ ((child >>> shift) & 0xff)) * PRIME;
      }
    }
    return hash;
  }
}

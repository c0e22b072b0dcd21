package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a program reads. What is only assigned, imported, defined or printed says nothing
 * of what the program computes, and costs nothing to say.
 */
final class NamesRead extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Pattern PRINTS =
      Pattern.compile("(?:java\\.lang\\.)?(?:System\\.(?:out|err)|IO)\\.\\w+");

  private final Set<String> names = new TreeSet<>();

  private NamesRead() {}

  static Set<String> of(CompilationUnitTree unit) {
    NamesRead read = new NamesRead();
    read.scan(unit, null);
    return read.names;
  }

  @Override
  public @Nullable Void visitImport(ImportTree node, @Nullable Void nothing) {
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void nothing) {
    return node.getVariable() instanceof IdentifierTree
        ? scan(node.getExpression(), null)
        : super.visitAssignment(node, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
    boolean prints = PRINTS.matcher(node.getMethodSelect().toString()).matches();
    return prints ? null : super.visitMethodInvocation(node, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
    names.add(node.getName().toString());
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void nothing) {
    names.add(node.getIdentifier().toString());
    return super.visitMemberSelect(node, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void nothing) {
    names.add(node.getName().toString());
    return super.visitMemberReference(node, null);
  }
}

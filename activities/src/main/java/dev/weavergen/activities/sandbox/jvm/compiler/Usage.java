package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Which names a resolved program declares, reads and calls. */
final class Usage extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final Map<Element, String> locals = new LinkedHashMap<>();
  private final Map<Element, String> entryParameters = new LinkedHashMap<>();
  private final Set<Element> read = new HashSet<>();
  private final Set<String> identifiers = new TreeSet<>();
  private final Set<String> calls = new TreeSet<>();
  private final Set<String> functions = new TreeSet<>();
  private final Set<String> dangerous = new TreeSet<>();
  private final List<MethodTree> entries;

  private Usage(Trees trees, List<MethodTree> entries) {
    this.trees = trees;
    this.entries = entries;
  }

  static Usage of(Javac.Parsed parsed, CompilationUnitTree unit, List<MethodTree> entries) {
    Usage usage = new Usage(parsed.trees(), entries);
    usage.scan(unit, null);
    return usage;
  }

  Set<String> identifiers() {
    return identifiers;
  }

  Set<String> calls() {
    return calls;
  }

  Set<String> functions() {
    return functions;
  }

  Set<String> dangerous() {
    return dangerous;
  }

  List<String> unusedParameters() {
    return unread(entryParameters);
  }

  List<String> unusedVariables() {
    return unread(locals);
  }

  private List<String> unread(Map<Element, String> declared) {
    return declared.entrySet().stream()
        .filter(entry -> !read.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public @Nullable Void visitImport(ImportTree node, @Nullable Void nothing) {
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
    if (!node.getName().contentEquals("<init>")) {
      functions.add(node.getName().toString());
    }
    if (node.getModifiers().getFlags().contains(Modifier.NATIVE)) {
      dangerous.add("native");
    }
    return super.visitMethod(node, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
    Element element = trees.getElement(getCurrentPath());
    if (element != null && element.getKind() == ElementKind.LOCAL_VARIABLE) {
      locals.put(element, node.getName().toString());
    }
    if (element != null && element.getKind() == ElementKind.PARAMETER && isOfEntryPoint()) {
      entryParameters.put(element, node.getName().toString());
    }
    return super.visitVariable(node, null);
  }

  private boolean isOfEntryPoint() {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    return entries.stream().anyMatch(entry -> entry == parent);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void nothing) {
    return node.getVariable() instanceof IdentifierTree && isStatement()
        ? scan(node.getExpression(), null)
        : super.visitAssignment(node, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree node, @Nullable Void nothing) {
    return node.getVariable() instanceof IdentifierTree && isStatement()
        ? scan(node.getExpression(), null)
        : super.visitCompoundAssignment(node, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree node, @Nullable Void nothing) {
    boolean changed = node.getKind().toString().endsWith("CREMENT");
    return changed && node.getExpression() instanceof IdentifierTree && isStatement()
        ? null
        : super.visitUnary(node, null);
  }

  private boolean isStatement() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ExpressionStatementTree;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
    identifiers.add(node.getName().toString());
    Element element = trees.getElement(getCurrentPath());
    if (element != null) {
      read.add(element);
    }
    return super.visitIdentifier(node, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
    ExpressionTree select = node.getMethodSelect();
    calls.add(lastName(select));
    note(new TreePath(getCurrentPath(), select));
    return super.visitMethodInvocation(node, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void nothing) {
    calls.add(node.getName().toString());
    note(getCurrentPath());
    return super.visitMemberReference(node, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void nothing) {
    calls.add(lastName(node.getIdentifier()));
    note(getCurrentPath());
    return super.visitNewClass(node, null);
  }

  private static String lastName(Tree select) {
    if (select instanceof MemberSelectTree member) {
      return member.getIdentifier().toString();
    }
    String name = select.toString();
    int generic = name.indexOf('<');
    return generic < 0 ? name : name.substring(0, generic);
  }

  private void note(TreePath path) {
    Element called = trees.getElement(path);
    if (called != null && called.getEnclosingElement() instanceof TypeElement owner) {
      String name = called.getSimpleName().toString();
      Danger.of(owner.getQualifiedName().toString(), name).ifPresent(dangerous::add);
    }
  }
}

package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import dev.weavergen.activities.sandbox.jvm.child.Texts;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/** Everything that reading one valid program shows, on its way to the worker. */
final class Reading {
  /** No list of names is longer. */
  private static final int NAMES_MAX = 500;

  private final Javac.Parsed parsed;
  private final CompilationUnitTree unit;
  private final String source;
  private final Optional<Host> host;

  /**
   * @param parsed with its names resolved
   * @param entryPoint empty when there is none
   */
  Reading(Javac.Parsed parsed, String source, String entryPoint) {
    this.parsed = parsed;
    this.unit = parsed.unit().orElseThrow();
    this.source = source;
    this.host = Host.ofEntryPoint(unit, parsed.trees().getSourcePositions(), entryPoint);
  }

  /** Writes the facts in the order in which the worker reads them. */
  void write(DataOutput out) throws IOException {
    List<MethodTree> entries = host.map(Host::entries).orElse(List.of());
    Usage usage = Usage.of(parsed, unit, entries);
    Measures measures = Measures.of(unit);
    writeEntry(out, entries);
    writeNames(out, usage.unusedParameters());
    writeNames(out, usage.unusedVariables());
    writeNames(out, unusedImports(usage));
    writeNames(out, imports());
    writeNames(out, usage.calls());
    writeNames(out, usage.functions());
    out.writeInt(Words.linesOfCode(source));
    out.writeInt(measures.nodes());
    out.writeInt(measures.cyclomatic());
    out.writeInt(measures.nesting());
    writeNames(out, Idioms.of(unit));
    writeNames(out, usage.dangerous());
    out.writeBoolean(!entries.isEmpty() && isEmpty(entries.getFirst()));
    out.writeBoolean(Words.sayTodo(source));
    out.writeBoolean(measures.catchesAll());
    out.writeBoolean(measures.unreachable());
    writeHashes(out, SubtreeHashes.of(unit));
    writeNames(out, Words.of(source));
  }

  private static void writeHashes(DataOutput out, List<Long> hashes) throws IOException {
    out.writeInt(hashes.size());
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  private static void writeNames(DataOutput out, Collection<String> names) throws IOException {
    Texts.writeAll(out, names.stream().distinct().sorted().limit(NAMES_MAX).toList());
  }

  private static void writeEntry(DataOutput out, List<MethodTree> entries) throws IOException {
    boolean open = entries.stream().anyMatch(Reading::takesAnyNumber);
    out.writeBoolean(!entries.isEmpty());
    out.writeInt(entries.stream().mapToInt(Reading::needs).min().orElse(0));
    out.writeInt(
        open
            ? -1
            : entries.stream().mapToInt(entry -> entry.getParameters().size()).max().orElse(0));
    boolean returns = !entries.isEmpty() && entries.stream().noneMatch(Reading::isVoid);
    out.writeBoolean(returns);
    // The compiler refuses a method that can end without the value it promises.
    out.writeBoolean(returns);
  }

  private static int needs(MethodTree entry) {
    return entry.getParameters().size() - (takesAnyNumber(entry) ? 1 : 0);
  }

  private static boolean takesAnyNumber(MethodTree entry) {
    return !entry.getParameters().isEmpty()
        && entry.getParameters().getLast().toString().contains("...");
  }

  private static boolean isVoid(MethodTree entry) {
    return entry.getReturnType() instanceof PrimitiveTypeTree primitive
        && primitive.getPrimitiveTypeKind() == TypeKind.VOID;
  }

  /** Nothing, or only an exception that says that nothing is there. */
  private static boolean isEmpty(MethodTree entry) {
    BlockTree body = entry.getBody();
    List<? extends StatementTree> statements = body.getStatements();
    return statements.isEmpty()
        || (statements.size() == 1
            && statements.getFirst() instanceof ThrowTree thrown
            && thrown.getExpression().toString().contains("UnsupportedOperationException"));
  }

  private Collection<String> imports() {
    return unit.getImports().stream()
        .map(ImportTree::getQualifiedIdentifier)
        .map(Object::toString)
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Collection<String> unusedImports(Usage usage) {
    return unit.getImports().stream()
        .filter(imported -> !imported.isModule())
        .map(ImportTree::getQualifiedIdentifier)
        .map(Object::toString)
        .filter(name -> !name.endsWith("*"))
        .filter(name -> !usage.identifiers().contains(name.substring(name.lastIndexOf('.') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

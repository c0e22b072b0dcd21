package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import dev.weavergen.activities.sandbox.jvm.child.Texts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers one request after the other; a source leaves nothing behind for the next. */
final class Answers {
  private static final String EXPRESSIONS = "final class Expressions {}";

  private final Javac javac = new Javac();

  byte[] answer(Request request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    switch (request.kind()) {
      case WEAVE, TRACE -> weave(request, out);
      case READ -> read(request, out);
      case EXPRESSIONS -> expressions(request.texts(), out);
      case ARGUMENTS -> arguments(request, out);
      case TAKE_APART -> takeApart(request, out);
    }
    return bytes.toByteArray();
  }

  /** The compiler ran out of stack or memory, or stumbled over the source. */
  static byte[] tooMuch(String why) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Texts.writeName(out, Request.Answer.TOO_MUCH);
    Texts.write(out, why);
    return bytes.toByteArray();
  }

  private void weave(Request request, DataOutputStream out) throws IOException {
    Javac.Parsed parsed = javac.parse(request.source());
    List<Problem> errors = parsed.problems().errors();
    if (!errors.isEmpty() || parsed.unit().isEmpty()) {
      broken(errors, out);
      return;
    }
    CompilationUnitTree unit = parsed.unit().get();
    Optional<Host> host = host(request, parsed, unit);
    List<Attempt> attempts = attempts(request.texts(), host.map(Host::entries).orElse(List.of()));
    Optional<String> missing = missing(request, host);
    if (missing.isPresent() || host.isEmpty()) {
      unwoven(request, missing, out);
      return;
    }
    Weaving.Woven woven =
        new Weaving(javac, request.source(), host.get(), importsAt(parsed, unit)).weave(attempts);
    if (woven.classes().isEmpty() || woven.errors().stream().noneMatch(String::isEmpty)) {
      Javac.Compiled alone = javac.compile(request.source());
      if (!alone.errors().isEmpty()) {
        broken(alone.errors(), out);
        return;
      }
    }
    done(out);
    boolean traced = request.kind() == Request.Kind.TRACE;
    ClassFile.writeAll(out, traced ? Tracing.of(woven.classes()) : woven.classes());
    Texts.writeAll(out, Host.topLevel(unit));
    Texts.write(out, host.get().binaryName());
    Texts.writeAll(out, woven.errors());
  }

  /** Nothing can be called; the program may still be broken, which weighs more. */
  private void unwoven(Request request, Optional<String> missing, DataOutputStream out)
      throws IOException {
    Javac.Compiled alone = javac.compile(request.source());
    if (!alone.errors().isEmpty()) {
      broken(alone.errors(), out);
      return;
    }
    Texts.writeName(out, Request.Answer.MISSING);
    Texts.write(out, missing.orElse("The program declares no class."));
  }

  private Optional<Host> host(Request request, Javac.Parsed parsed, CompilationUnitTree unit)
      throws IOException {
    var positions = parsed.trees().getSourcePositions();
    if (!request.entryPoint().isEmpty()) {
      return Host.ofEntryPoint(unit, positions, request.entryPoint());
    }
    Optional<String> called = request.texts().isEmpty() ? Optional.empty() : called(request);
    return called
        .flatMap(name -> Host.ofEntryPoint(unit, positions, name))
        .or(() -> Host.first(unit, positions));
  }

  /** The method that the first call names. */
  private Optional<String> called(Request request) throws IOException {
    return CallText.parse(javac, request.texts().getFirst())
        .filter(CallText::isInvocation)
        .map(call -> ((MethodInvocationTree) call.tree()).getMethodSelect().toString())
        .map(name -> name.substring(name.lastIndexOf('.') + 1));
  }

  private static Optional<String> missing(Request request, Optional<Host> host) {
    String name = request.entryPoint();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (host.isEmpty()) {
      return Optional.of("The program has no method " + name + ".");
    }
    return host.get().needsObject() && !host.get().makesObject()
        ? Optional.of(
            name
                + " needs an object of "
                + host.get().binaryName()
                + ", which has no constructor without arguments.")
        : Optional.empty();
  }

  private static int importsAt(Javac.Parsed parsed, CompilationUnitTree unit) {
    var first =
        unit.getImports().isEmpty() ? unit.getTypeDecls().getFirst() : unit.getImports().getFirst();
    return (int) parsed.trees().getSourcePositions().getStartPosition(unit, first);
  }

  private List<Attempt> attempts(List<String> calls, List<MethodTree> entries) throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    for (String call : calls) {
      List<String> bodies = new ArrayList<>(Bodies.of(javac, call));
      Optional<String> foreign = ForeignCall.java(call, entries);
      if (foreign.isPresent() && !foreign.get().equals(call)) {
        bodies.addAll(Bodies.of(javac, foreign.get()));
      }
      attempts.add(Attempt.of(bodies));
    }
    return attempts;
  }

  /** Reading comes before generating, which may still find the program too large for a class. */
  private void read(Request request, DataOutputStream out) throws IOException {
    Javac.Parsed parsed = javac.parse(request.source());
    ByteArrayOutputStream facts = new ByteArrayOutputStream();
    if (isSound(parsed)) {
      parsed.resolve();
    }
    if (isSound(parsed)) {
      new Reading(parsed, request.source(), request.entryPoint())
          .write(new DataOutputStream(facts));
      parsed.generate();
    }
    if (!isSound(parsed)) {
      broken(parsed.problems().errors(), out);
      return;
    }
    done(out);
    facts.writeTo(out);
  }

  private static boolean isSound(Javac.Parsed parsed) {
    return parsed.unit().isPresent() && parsed.problems().errors().isEmpty();
  }

  /** For each expression its outcome, when it is a literal, or whether it became a method. */
  private void expressions(List<String> texts, DataOutputStream out) throws IOException {
    Javac.Parsed parsed = javac.parse(EXPRESSIONS);
    CompilationUnitTree unit = parsed.unit().orElseThrow();
    Host host = Host.first(unit, parsed.trees().getSourcePositions()).orElseThrow();
    List<Optional<String>> literals =
        texts.stream().map(text -> Literal.parse(text).map(LiteralJson::of)).toList();
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      attempts.add(
          Attempt.of(literals.get(i).isPresent() ? List.of() : Bodies.of(javac, texts.get(i))));
    }
    Weaving.Woven woven = new Weaving(javac, EXPRESSIONS, host, 0).weave(attempts);
    done(out);
    ClassFile.writeAll(out, woven.classes());
    Texts.writeAll(out, Host.topLevel(unit));
    Texts.write(out, host.binaryName());
    Texts.writeAll(out, woven.errors());
    Texts.writeAll(out, literals.stream().map(literal -> literal.orElse("")).toList());
  }

  private void arguments(Request request, DataOutputStream out) throws IOException {
    done(out);
    out.writeInt(request.texts().size());
    for (String call : request.texts()) {
      Texts.writeAll(out, arguments(call, request.entryPoint()));
    }
  }

  private List<String> arguments(String call, String entryPoint) throws IOException {
    Optional<CallText> java = CallText.parse(javac, call);
    if (java.isEmpty()) {
      return ForeignCall.argumentTexts(call, entryPoint);
    }
    if (!(java.get().tree() instanceof MethodInvocationTree invocation)
        || !isNamed(invocation.getMethodSelect().toString(), entryPoint)) {
      return List.of();
    }
    return invocation.getArguments().stream().map(java.get()::text).toList();
  }

  private static boolean isNamed(String select, String entryPoint) {
    return select.equals(entryPoint) || select.endsWith("." + entryPoint);
  }

  private void takeApart(Request request, DataOutputStream out) throws IOException {
    Optional<List<PlainCheck>> checks =
        Asserts.takeApart(javac, request.source(), request.entryPoint());
    done(out);
    out.writeInt(checks.map(List::size).orElse(0));
    for (PlainCheck check : checks.orElse(List.of())) {
      check.write(out);
    }
  }

  private static void done(DataOutputStream out) throws IOException {
    Texts.writeName(out, Request.Answer.DONE);
  }

  private static void broken(List<Problem> errors, DataOutputStream out) throws IOException {
    Problem first = errors.isEmpty() ? new Problem("no program", 0, -1) : errors.getFirst();
    Texts.writeName(out, Request.Answer.BROKEN);
    Texts.write(out, first.message());
    out.writeInt(first.line());
  }
}

package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.TierProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the best tier that works, by trying: a zygote is started and a child of it attempts what no
 * program may do. Lesser tiers are not tried once one works, unless the whole report is asked for.
 */
final class PythonTiers {
  /** A zygote's children share this many cores; more zygotes serve more cores. */
  static final int CORES_PER_ZYGOTE = 2;

  private static final List<Tier> ON_LINUX =
      List.of(Tier.BUBBLEWRAP, Tier.LANDLOCK, Tier.SECCOMP, Tier.CONTAINER);
  private static final List<Tier> ON_MACOS = List.of(Tier.SANDBOX_EXEC, Tier.CONTAINER);

  private final SandboxSettings settings;
  private final List<String> prefix;
  private final boolean asRoot;
  private final Map<Path, Interpreter> known = new HashMap<>();
  private final List<TierProbe> probes = new ArrayList<>();

  /**
   * What works.
   *
   * @param first already started and tested
   * @param runtime the interpreter's version and place
   */
  record Found(Recipe recipe, ReadyZygote first, String runtime) {}

  /** What may work. */
  private record Attempt(Recipe recipe, String runtime) {}

  /**
   * @param prefix of every command, for example to run as another user
   * @param asRoot whether commands run as root
   */
  PythonTiers(SandboxSettings settings, List<String> prefix, boolean asRoot) {
    this.settings = settings;
    this.prefix = List.copyOf(prefix);
    this.asRoot = asRoot;
  }

  static PythonTiers of(SandboxSettings settings) {
    boolean root = "root".equals(System.getProperty("user.name"));
    return new PythonTiers(settings, List.of(), root);
  }

  /** The best that works; empty when nothing does. */
  Optional<Found> choose() {
    if (settings.uncontained()) {
      return uncontained();
    }
    for (Tier tier : wanted()) {
      Optional<Found> found = probe(tier);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Tries every tier and leaves none running; the report's tier is the best that works. */
  SandboxReport tryAll() {
    Optional<Found> best = Optional.empty();
    for (Tier tier : wanted()) {
      Optional<Found> found = probe(tier);
      found.ifPresent(each -> each.first().zygote().close());
      best = best.or(() -> found);
    }
    return report(best);
  }

  /** What was found out so far. */
  SandboxReport report(Optional<Found> chosen) {
    return new SandboxReport(
        chosen.flatMap(found -> found.recipe().tier()),
        !settings.uncontained(),
        probes,
        chosen.map(Found::runtime).orElse(""));
  }

  private List<Tier> wanted() {
    if (settings.tier().isPresent()) {
      return List.of(settings.tier().get());
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("linux")) {
      return ON_LINUX;
    }
    return system.contains("mac") ? ON_MACOS : List.of(Tier.CONTAINER);
  }

  private Optional<Found> uncontained() {
    try {
      Interpreter interpreter = interpreter(firstCandidate());
      Recipe recipe = recipe(Optional.empty(), command(interpreter), "none");
      return Optional.of(new Found(recipe, recipe.start(), runtime(interpreter)));
    } catch (BrokenZygoteException _) {
      return Optional.empty();
    }
  }

  private Path firstCandidate() throws BrokenZygoteException {
    return Interpreter.candidates(settings.python()).stream()
        .findFirst()
        .orElseThrow(() -> new BrokenZygoteException("no python3 was found"));
  }

  private Optional<Found> probe(Tier tier) {
    List<String> reasons = new ArrayList<>();
    for (Path candidate : candidates(tier)) {
      try {
        Attempt attempt = attempt(tier, candidate);
        Found found = new Found(attempt.recipe(), attempt.recipe().start(), attempt.runtime());
        probes.add(new TierProbe(tier, true, attempt.runtime(), ""));
        return Optional.of(found);
      } catch (BrokenZygoteException failed) {
        reasons.add(candidate + ": " + failed.getMessage());
      }
    }
    String reason = reasons.isEmpty() ? missing(tier) : String.join("; ", reasons);
    probes.add(new TierProbe(tier, false, reason, cure(tier)));
    return Optional.empty();
  }

  /** Interpreters, or for containers the programs that run them. */
  private List<Path> candidates(Tier tier) {
    return switch (tier) {
      case LANDLOCK, SECCOMP, SANDBOX_EXEC -> Interpreter.candidates(settings.python());
      case BUBBLEWRAP ->
          Commands.onPath("bwrap").isPresent()
              ? Interpreter.candidates(settings.python())
              : List.of();
      case CONTAINER ->
          List.of("docker", "podman").stream().flatMap(n -> Commands.onPath(n).stream()).toList();
    };
  }

  private Attempt attempt(Tier tier, Path candidate) throws BrokenZygoteException {
    if (tier == Tier.CONTAINER) {
      List<String> command = Commands.container(candidate, settings.image());
      String runtime = "Python of " + settings.image() + " by " + candidate;
      return new Attempt(recipe(Optional.of(tier), command, "asFarAsPossible"), runtime);
    }
    Interpreter interpreter = interpreter(candidate);
    List<String> command =
        switch (tier) {
          case BUBBLEWRAP ->
              Commands.bubblewrap(Commands.onPath("bwrap").orElseThrow(), interpreter, asRoot);
          case SANDBOX_EXEC -> Commands.sandboxExec(interpreter);
          case LANDLOCK, SECCOMP, CONTAINER -> command(interpreter);
        };
    return new Attempt(recipe(Optional.of(tier), command, containment(tier)), runtime(interpreter));
  }

  /** A namespace is worth having on a kernel without Landlock too. */
  private static String containment(Tier tier) {
    return switch (tier) {
      case LANDLOCK -> "full";
      case SECCOMP -> "withoutLandlock";
      case BUBBLEWRAP, CONTAINER, SANDBOX_EXEC -> "asFarAsPossible";
    };
  }

  private Interpreter interpreter(Path candidate) throws BrokenZygoteException {
    Interpreter interpreter = known.get(candidate);
    if (interpreter == null) {
      interpreter = Interpreter.ask(candidate);
      known.put(candidate, interpreter);
    }
    return interpreter;
  }

  private static List<String> command(Interpreter interpreter) {
    return Interpreter.command(interpreter.executable());
  }

  private Recipe recipe(Optional<Tier> tier, List<String> command, String containment) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return new Recipe(tier, whole, containment, Math.min(CORES_PER_ZYGOTE, settings.cores()));
  }

  private static String runtime(Interpreter interpreter) {
    return "Python " + interpreter.version() + " at " + interpreter.executable();
  }

  private String missing(Tier tier) {
    return switch (tier) {
      case BUBBLEWRAP ->
          Commands.onPath("bwrap").isPresent() ? "no python3 was found" : "there is no bwrap";
      case CONTAINER -> "there is neither docker nor podman";
      case LANDLOCK, SECCOMP, SANDBOX_EXEC -> "no python3 was found";
    };
  }

  private String cure(Tier tier) {
    return switch (tier) {
      case BUBBLEWRAP ->
          "Install bubblewrap and Python 3.9 or newer; allow user namespaces to ordinary users.";
      case LANDLOCK ->
          "Use Linux 5.13 or newer with 'landlock' in its list of security modules, and Python 3.9"
              + " or newer.";
      case SECCOMP -> "Use a Linux that has seccomp filters, and install Python 3.9 or newer.";
      case CONTAINER ->
          "Start Docker or Podman, let this user use it, and pull " + settings.image() + ".";
      case SANDBOX_EXEC -> "Install Python 3.9 or newer.";
    };
  }
}

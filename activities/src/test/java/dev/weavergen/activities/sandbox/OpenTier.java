package dev.weavergen.activities.sandbox;

import dev.weavergen.activities.sandbox.jvm.JvmSandbox;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.List;

/** A sandbox that this machine has for this user, and the tier that holds it. */
record OpenTier(String name, LanguageSandbox sandbox, Runnable closing) implements AutoCloseable {
  static List<OpenTier> all(Language language) {
    return switch (language) {
      case PYTHON -> python();
      case JAVA -> java();
    };
  }

  private static List<OpenTier> python() {
    List<OpenTier> found = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard().withTier(tier));
      if (sandbox.report().available()) {
        found.add(new OpenTier(tier.code(), sandbox, sandbox::close));
      } else {
        System.err.println(sandbox.report().explanation());
        sandbox.close();
      }
    }
    return found;
  }

  private static List<OpenTier> java() {
    List<OpenTier> found = new ArrayList<>();
    for (Tier tier : List.of(Tier.BUBBLEWRAP, Tier.LANDLOCK)) {
      try {
        JvmSandbox sandbox = JvmSandbox.open(JvmSettings.ofThisMachine().withTier(tier));
        found.add(new OpenTier(sandbox.tier(), sandbox, sandbox::close));
      } catch (SandboxUnavailableException unavailable) {
        System.err.println(unavailable.getMessage());
      }
    }
    return found;
  }

  @Override
  public void close() {
    closing.run();
  }
}

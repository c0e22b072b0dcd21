package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.catalogue.Resolution;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.PanelUnavailableException;
import dev.weavergen.workflows.panel.Panels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Panels of the models in the catalogue. A model that a request names has to be usable, or the
 * request fails before anything is paid for; of the configured panel whoever can be asked is, and
 * the rest is named in a note.
 */
public final class CataloguePanels implements Panels {
  private static final String NO_MODEL =
      "no model can be asked: Ollama does not answer and neither ANTHROPIC_API_KEY nor OPENAI_API_KEY is set; start Ollama with a"
          + " model (`ollama pull qwen3`), set a key, or configure one under weavergen.models";

  private final ModelCatalogue catalogue;
  private final List<String> configuredPanel;

  public CataloguePanels(ModelCatalogue catalogue, List<String> configuredPanel) {
    this.catalogue = catalogue;
    this.configuredPanel = List.copyOf(configuredPanel);
  }

  @Override
  public Seating seat(List<String> models) {
    if (!models.isEmpty()) {
      models.forEach(this::requireUsable);
      return new Seating(shown(members(models)), List.of());
    }
    return configuredPanel.isEmpty() ? usual() : configured();
  }

  private Seating usual() {
    List<Member> members = catalogue.defaultPanel();
    if (members.isEmpty()) {
      throw new PanelUnavailableException(NO_MODEL);
    }
    return new Seating(members, List.of());
  }

  private Seating configured() {
    List<String> usable = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String name : configuredPanel) {
      switch (catalogue.find(name)) {
        case Resolution.Found _ -> usable.add(name);
        case Resolution.Missing missing -> notes.add("not asked: " + name + ": " + missing.why());
      }
    }
    if (usable.isEmpty()) {
      throw new PanelUnavailableException(
          "no model of the configured panel can be asked: " + String.join("; ", notes));
    }
    return new Seating(shown(members(usable)), notes);
  }

  private void requireUsable(String name) {
    switch (catalogue.find(name)) {
      case Resolution.Found _ -> {}
      case Resolution.Missing missing when missing.kind() == FailureKind.AUTHENTICATION ->
          throw new PanelUnavailableException(missing.why());
      case Resolution.Missing missing -> throw new InvalidRequestException("models", missing.why());
    }
  }

  private List<Member> members(List<String> names) {
    try {
      List<Member> members = catalogue.panel(names);
      long models = members.stream().map(Member::model).distinct().count();
      if (models > Limits.PANEL_MEMBERS_MAX) {
        throw new InvalidRequestException(
            "models", "names " + models + " models; expected at most " + Limits.PANEL_MEMBERS_MAX);
      }
      return members;
    } catch (ModelFailure failure) {
      throw new InvalidRequestException("models", String.valueOf(failure.getMessage()));
    }
  }

  /** Recordings go by their name; the hash stays where the reply is looked up. */
  private static List<Member> shown(List<Member> members) {
    Set<String> taken = new HashSet<>();
    return members.stream().map(member -> shown(member, taken)).toList();
  }

  private static Member shown(Member member, Set<String> taken) {
    String name = member.name().replaceFirst("@[0-9a-f]{64}", "");
    String unique = name;
    for (int number = 2; !taken.add(unique); number++) {
      unique = name + "~" + number;
    }
    return new Member(unique, member.name(), member.provider());
  }
}

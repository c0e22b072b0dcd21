package dev.weavergen.workflows.panel;

import dev.weavergen.domain.panel.Member;
import java.util.List;

/** Names the members of a panel. */
public interface Panels {
  /**
   * The panel of those models.
   *
   * @param models names as users write them; empty for the configured panel
   * @throws dev.weavergen.domain.generation.InvalidRequestException naming a model that is not
   *     known
   * @throws PanelUnavailableException when none of them can be asked, with the cure
   */
  Seating seat(List<String> models);

  /**
   * Who is asked.
   *
   * @param members 1 to {@link dev.weavergen.domain.Limits#PANEL_MEMBERS_MAX}, with unique names
   * @param notes who is not, and why
   */
  record Seating(List<Member> members, List<String> notes) {
    public Seating {
      members = List.copyOf(members);
      notes = List.copyOf(notes);
    }
  }
}

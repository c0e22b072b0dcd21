package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Members in order; what is added again is a further sample with the next number. */
final class Panel {
  /** Below this there is no majority to find. */
  private static final int MEMBERS_MIN = 3;

  private final List<Member> members = new ArrayList<>();
  private final Map<String, Integer> samples = new HashMap<>();

  void add(String name, String provider) {
    MemberName asked = MemberName.of(name);
    int ordinal = asked.ordinal() > 0 ? asked.ordinal() : samples.getOrDefault(asked.model(), 0);
    samples.merge(asked.model(), ordinal + 1, Math::max);
    MemberName given = new MemberName(asked.model(), ordinal);
    members.add(new Member(given.toString(), given.model(), provider));
  }

  List<Member> members() {
    return List.copyOf(members);
  }

  /** Those models, and when they are one or two, samples of them in turn until there are three. */
  static List<Member> filled(List<String> names, UnaryOperator<String> provider) {
    Panel panel = new Panel();
    int count =
        names.isEmpty() ? 0 : Math.clamp(names.size(), MEMBERS_MIN, Limits.PANEL_MEMBERS_MAX);
    for (int i = 0; i < count; i++) {
      String name = names.get(i % names.size());
      panel.add(name, provider.apply(name));
    }
    return panel.members();
  }
}

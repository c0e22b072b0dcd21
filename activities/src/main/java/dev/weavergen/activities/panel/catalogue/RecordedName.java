package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.recorded.RecordedModel;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the form {@code recorded:NAME@sha256}. */
final class RecordedName {
  private static final Pattern FORM = Pattern.compile("recorded:(.{1,200})@([0-9a-f]{64})");

  private RecordedName() {}

  static RecordedModel.Source source(MemberName member) throws ModelFailure {
    Matcher name = FORM.matcher(member.model());
    if (!name.matches()) {
      throw new ModelFailure(
          FailureKind.UNKNOWN_MODEL,
          "\"%s\" names no recording, expected recorded:NAME@ and the 64 hexadecimal digits of its hash"
              .formatted(member.model()));
    }
    return new RecordedModel.Source(name.group(1), name.group(2), member.ordinal());
  }
}

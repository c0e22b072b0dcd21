package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;

/**
 * One question to one member.
 *
 * @param stage what is asked for, as the store of replies names it
 * @param lineage whose repairs spend one purse; empty for what is no repair
 */
record MemberQuestion(
    String generationId,
    String stage,
    String lineage,
    Member member,
    CatalogueEntry entry,
    Prompt prompt) {
  /** A question that is not about a repair. */
  MemberQuestion(
      String generationId, String stage, Member member, CatalogueEntry entry, Prompt prompt) {
    this(generationId, stage, "", member, entry, prompt);
  }

  /** Where the reply is kept. */
  Replies.ReplyKey key() {
    return new Replies.ReplyKey(
        generationId,
        member.name(),
        stage,
        Sha256.of(entry.parametersHash() + "\u0000" + prompt.sha256() + "\u0000" + prompt.task()));
  }
}

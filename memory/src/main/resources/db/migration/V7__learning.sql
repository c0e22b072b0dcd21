-- When a label was written or last changed, as a number that only grows, so that a learning run can tell what is new.
CREATE SEQUENCE label_revision;
ALTER TABLE label ADD COLUMN revision bigint;
UPDATE label SET revision = numbered.revision
FROM (
  SELECT generation_id, program_sha256, row_number() OVER (ORDER BY labelled_at, generation_id, program_sha256) AS revision
  FROM label) numbered
WHERE label.generation_id = numbered.generation_id AND label.program_sha256 = numbered.program_sha256;
SELECT setval('label_revision', (SELECT count(*) + 1 FROM label), false);
ALTER TABLE label ALTER COLUMN revision SET DEFAULT nextval('label_revision'), ALTER COLUMN revision SET NOT NULL;
ALTER SEQUENCE label_revision OWNED BY label.revision;

CREATE UNIQUE INDEX label_by_revision ON label (revision);
CREATE INDEX label_by_time ON label (generation_id, labelled_at);

-- The words of an intent, for finding those that are like it. English, because its stop words and endings are what
-- intents are full of; words of other languages are kept as they are. The beginning of a long one tells enough.
CREATE TABLE intent_words (
  sha256 text PRIMARY KEY REFERENCES content,
  words  tsvector NOT NULL
);

CREATE INDEX intent_words_by_word ON intent_words USING gin (words);

INSERT INTO intent_words (sha256, words)
SELECT sha256, to_tsvector('english', left(text, 8192)) FROM content_text
WHERE sha256 IN (SELECT intent_sha256 FROM generation);

CREATE INDEX generation_by_intent ON generation (intent_sha256);

-- What was learned from: each labelled generation, with its labels up to that revision. A later label makes another
-- row, since a run that began before it still reads the older one. first_revision is that of the generation's first row.
CREATE TABLE learned_case (
  generation_id   text NOT NULL REFERENCES generation ON DELETE CASCADE,
  knowledge_scope text NOT NULL,
  revision        bigint NOT NULL,
  first_revision  bigint NOT NULL,
  labelled_case   jsonb NOT NULL,
  started_at      timestamptz NOT NULL,
  PRIMARY KEY (generation_id, revision)
);

CREATE INDEX learned_case_in_order ON learned_case (knowledge_scope, started_at DESC, generation_id DESC);

-- Published versions. The documents lie in content, byte for byte; a version never changes. The watermark is the last
-- revision of a label that it knows.
CREATE TABLE knowledge (
  knowledge_scope text NOT NULL,
  version         bigint NOT NULL CHECK (version > 0),
  parent          bigint,
  watermark       bigint NOT NULL,
  sha256          text NOT NULL REFERENCES content,
  generations     integer NOT NULL,
  labels          integer NOT NULL,
  published_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (knowledge_scope, version),
  FOREIGN KEY (knowledge_scope, parent) REFERENCES knowledge
);

-- Which version new generations of a scope use.
CREATE TABLE current_knowledge (
  knowledge_scope text PRIMARY KEY,
  version         bigint NOT NULL,
  FOREIGN KEY (knowledge_scope, version) REFERENCES knowledge
);

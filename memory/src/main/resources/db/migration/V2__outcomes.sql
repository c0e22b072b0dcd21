-- Which tasks a generation's track records speak of: language, examples given or not, length.
ALTER TABLE generation ADD COLUMN task_class text NOT NULL DEFAULT 'unknown';

CREATE INDEX generation_by_scope ON generation (knowledge_scope, started_at DESC, id DESC);

-- Replies that became programs. The model is the real one with its parameters and the prompt's style,
-- whatever alias the panel gives it; samples of one model share it.
CREATE TABLE candidate (
  generation_id  text NOT NULL REFERENCES generation ON DELETE CASCADE,
  member         text NOT NULL,
  model          text NOT NULL,
  program_sha256 text NOT NULL REFERENCES content,
  PRIMARY KEY (generation_id, member)
);

-- What running the candidates showed. The column showing repeats the little of it that track records
-- need, by member, so that they need not read the rest.
CREATE TABLE observation (
  generation_id text PRIMARY KEY REFERENCES generation ON DELETE CASCADE,
  facts         jsonb NOT NULL,
  showing       jsonb NOT NULL,
  stored_at     timestamptz NOT NULL DEFAULT now()
);

-- Whether a program is right, and who says so.
CREATE TABLE label (
  generation_id  text NOT NULL REFERENCES generation ON DELETE CASCADE,
  program_sha256 text NOT NULL REFERENCES content,
  passed         boolean NOT NULL,
  source         text NOT NULL CHECK (source IN ('user', 'same-behaviour', 'acceptance-test')),
  labelled_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (generation_id, program_sha256)
);

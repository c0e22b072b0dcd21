-- Files of tests that models wrote are recordings too.
ALTER TABLE recording DROP CONSTRAINT recording_kind_check;
ALTER TABLE recording ADD CONSTRAINT recording_kind_check CHECK (kind IN ('samples', 'recordings', 'tests'));

CREATE TABLE recorded_test (
  recording      text NOT NULL REFERENCES recording ON DELETE CASCADE,
  task_id        text NOT NULL,
  ordinal        integer NOT NULL,
  author         text NOT NULL,
  content_sha256 text NOT NULL REFERENCES content,
  PRIMARY KEY (recording, task_id, ordinal)
);

-- Benchmarks, imported once under the SHA-256 of their file's bytes.
CREATE TABLE benchmark (
  sha256      text PRIMARY KEY CHECK (length(sha256) = 64),
  name        text NOT NULL,
  tasks       integer NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT now()
);

-- What anybody may know of a task; ordinal counts from 0 in the order of the file.
CREATE TABLE benchmark_task (
  benchmark     text NOT NULL REFERENCES benchmark ON DELETE CASCADE,
  task_id       text NOT NULL,
  ordinal       integer NOT NULL,
  entry_point   text NOT NULL,
  prompt_sha256 text NOT NULL REFERENCES content,
  intent_sha256 text REFERENCES content,
  examples      jsonb NOT NULL,
  PRIMARY KEY (benchmark, task_id)
);

CREATE UNIQUE INDEX benchmark_task_in_order ON benchmark_task (benchmark, ordinal);

-- What labels programs. The source lies here and not in content, so that no other query comes across it.
CREATE TABLE hidden_test (
  benchmark text NOT NULL REFERENCES benchmark ON DELETE CASCADE,
  task_id   text NOT NULL,
  source    bytea NOT NULL,
  PRIMARY KEY (benchmark, task_id)
);

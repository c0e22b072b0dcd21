-- Texts kept once under the SHA-256 of their UTF-8: sources, intents, prompts, replies.
-- Bytes and not text, because a model may write NUL characters, which PostgreSQL's text cannot hold, and the hash
-- has to stay true. The view content_text shows them to people.
CREATE TABLE content (
  sha256     text PRIMARY KEY CHECK (length(sha256) = 64),
  bytes      bytea NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes >= 0)
);

CREATE VIEW content_text AS
  SELECT sha256, size_bytes,
         CASE WHEN position('\x00'::bytea IN bytes) = 0 THEN convert_from(bytes, 'UTF8') ELSE encode(bytes, 'escape') END AS text
  FROM content;

-- One row a generation; id is the workflow's id.
CREATE TABLE generation (
  id              text PRIMARY KEY,
  run_id          text NOT NULL,
  trace_id        text NOT NULL,
  knowledge_scope text NOT NULL,
  status          text NOT NULL,
  language        text,
  entry_point     text,
  intent_sha256   text NOT NULL REFERENCES content,
  parsed_intent   jsonb NOT NULL,
  request         jsonb NOT NULL,
  result          jsonb,
  score           double precision,
  started_at      timestamptz NOT NULL,
  finished_at     timestamptz
);

CREATE INDEX generation_by_start ON generation (started_at DESC, id DESC);
CREATE INDEX generation_by_status ON generation (status, started_at DESC, id DESC);
CREATE INDEX generation_by_trace ON generation (trace_id);

-- One row for each attempt at each step of a run; duration_micros is null while it runs.
CREATE TABLE execution_span (
  workflow_id     text NOT NULL,
  run_id          text NOT NULL,
  activity_id     text NOT NULL,
  attempt         integer NOT NULL,
  trace_id        text NOT NULL,
  span_id         text NOT NULL,
  parent_span_id  text,
  kind            text NOT NULL,
  name            text NOT NULL,
  started_at      timestamptz NOT NULL,
  duration_micros bigint CHECK (duration_micros >= 0),
  attributes      jsonb NOT NULL,
  error_type      text,
  error_message   text,
  PRIMARY KEY (workflow_id, run_id, activity_id, attempt)
);

CREATE INDEX execution_span_in_order ON execution_span (workflow_id, started_at, span_id);
CREATE INDEX execution_span_by_trace ON execution_span (trace_id);
CREATE INDEX execution_span_by_kind ON execution_span (kind, started_at);

-- Every reply that has arrived, so that none is paid for twice.
CREATE TABLE model_reply (
  generation_id        text NOT NULL,
  member               text NOT NULL,
  stage                text NOT NULL,
  request_sha256       text NOT NULL,
  prompt_sha256        text NOT NULL REFERENCES content,
  reply_sha256         text NOT NULL REFERENCES content,
  input_tokens         integer NOT NULL,
  output_tokens        integer NOT NULL,
  finish_reason        text NOT NULL,
  latency_millis       bigint NOT NULL,
  mean_log_probability double precision,
  stored_at            timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (generation_id, member, stage, request_sha256)
);

-- Files of replies, imported once under the SHA-256 of their bytes.
CREATE TABLE recording (
  sha256      text PRIMARY KEY CHECK (length(sha256) = 64),
  name        text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('samples', 'recordings')),
  rows        integer NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE recorded_sample (
  recording      text NOT NULL REFERENCES recording ON DELETE CASCADE,
  task_id        text NOT NULL,
  ordinal        integer NOT NULL,
  content_sha256 text NOT NULL REFERENCES content,
  delay_millis   bigint NOT NULL,
  PRIMARY KEY (recording, task_id, ordinal)
);

CREATE TABLE recorded_exchange (
  recording      text NOT NULL REFERENCES recording ON DELETE CASCADE,
  key            text NOT NULL,
  content_sha256 text NOT NULL REFERENCES content,
  input_tokens   integer NOT NULL,
  output_tokens  integer NOT NULL,
  finish_reason  text NOT NULL,
  latency_millis bigint NOT NULL,
  delay_millis   bigint NOT NULL,
  PRIMARY KEY (recording, key)
);

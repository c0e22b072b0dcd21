-- One row an evaluation; id is the workflow's id. The report is json and not jsonb, which would lose its order.
CREATE TABLE evaluation (
  id             text PRIMARY KEY,
  run_id         text NOT NULL,
  request        jsonb NOT NULL,
  benchmark      text NOT NULL,
  benchmark_name text NOT NULL,
  tasks          integer NOT NULL CHECK (tasks >= 0),
  report         json,
  started_at     timestamptz NOT NULL DEFAULT now(),
  finished_at    timestamptz
);

-- One row for each task of an evaluation; result is null until the task is labelled. Labels stay here: no generation
-- reads this table.
CREATE TABLE evaluation_task (
  evaluation    text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
  ordinal       integer NOT NULL CHECK (ordinal >= 0),
  task_id       text NOT NULL,
  generation_id text,
  result        jsonb,
  PRIMARY KEY (evaluation, ordinal)
);

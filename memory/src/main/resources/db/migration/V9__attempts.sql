-- Files of repairs that models wrote are recordings too: samples of a task, iteration by iteration.
ALTER TABLE recording DROP CONSTRAINT recording_kind_check;
ALTER TABLE recording ADD CONSTRAINT recording_kind_check CHECK (kind IN ('samples', 'recordings', 'tests', 'repairs'));

-- Every repair that was run, with what that showed. A row belongs to the run that put it: another run of the same
-- generation begins with none.
CREATE TABLE attempt (
  generation_id  text NOT NULL REFERENCES generation ON DELETE CASCADE,
  iteration      integer NOT NULL CHECK (iteration >= 0),
  member         text NOT NULL,
  run_id         text NOT NULL,
  place          bigint GENERATED ALWAYS AS IDENTITY,
  program_sha256 text NOT NULL REFERENCES content,
  facts          jsonb NOT NULL,
  stored_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (generation_id, run_id, iteration, member)
);

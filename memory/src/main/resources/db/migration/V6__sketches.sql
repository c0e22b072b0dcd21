-- Input sketches that models wrote, as they wrote them.
CREATE TABLE input_sketch (
  generation_id text PRIMARY KEY REFERENCES generation ON DELETE CASCADE,
  sketch        text NOT NULL
);

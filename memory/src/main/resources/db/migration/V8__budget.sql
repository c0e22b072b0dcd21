-- What a generation may spend: null where there is no limit. Every reservation locks its row, so that no two workers
-- give away the same money. Times count from opened_at by the database's clock. Amounts are numeric, since sums of
-- double precision would make three calls of 0.1 dear for a purse of 0.3.
CREATE TABLE purse (
  generation_id       text PRIMARY KEY,
  run_id              text NOT NULL,
  usd                 numeric CHECK (usd >= 0),
  tokens              numeric CHECK (tokens >= 0),
  time_millis         numeric CHECK (time_millis >= 0),
  lineage_usd         numeric CHECK (lineage_usd >= 0),
  lineage_tokens      numeric CHECK (lineage_tokens >= 0),
  lineage_time_millis numeric CHECK (lineage_time_millis >= 0),
  opened_at           timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Which extensions have been added to a purse.
CREATE TABLE purse_extension (
  generation_id text NOT NULL REFERENCES purse,
  run_id        text NOT NULL,
  number        integer NOT NULL,
  extended_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (generation_id, run_id, number)
);

-- One row for each attempt of each call. reserved: under way, usd and tokens are what it may cost at most. settled:
-- they are what it cost. lost: its process was killed, nobody knows what it cost, and the most is counted.
CREATE TABLE purse_entry (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  generation_id  text NOT NULL REFERENCES purse,
  run_id         text NOT NULL,
  step           text NOT NULL,
  attempt        integer NOT NULL,
  member         text NOT NULL,
  stage          text NOT NULL,
  request_sha256 text NOT NULL,
  lineage        text NOT NULL,
  state          text NOT NULL CHECK (state IN ('reserved', 'settled', 'lost')),
  usd            numeric NOT NULL CHECK (usd >= 0),
  tokens         numeric NOT NULL CHECK (tokens >= 0),
  reserved_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at     timestamptz,
  UNIQUE (generation_id, run_id, step, attempt, member, stage, request_sha256)
);

-- The plan file, format 1, revision 0.
--
-- Tables of content: one row per thing, holding the winning value of each of
-- its cells. A row whose alive is 0 is a tombstone. References are not foreign
-- keys, since a merge may bring the ends of a link in any order and may not
-- fail on it. Absent numbers are NULL,
-- absent texts are ''.

CREATE TABLE plans (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, fiscal_year_start INTEGER NOT NULL,
  decimal_mark TEXT NOT NULL, list_separator TEXT NOT NULL, progress_shown TEXT NOT NULL,
  cadence_days INTEGER NOT NULL, grace_days INTEGER NOT NULL
) STRICT;

CREATE TABLE products (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, position TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, email TEXT NOT NULL
) STRICT;

CREATE TABLE teams (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE team_members (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  team TEXT NOT NULL, person TEXT NOT NULL
) STRICT;

CREATE TABLE phases (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  product TEXT NOT NULL, name TEXT NOT NULL, position TEXT NOT NULL
) STRICT;

CREATE TABLE cycles (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, state TEXT NOT NULL
) STRICT;

CREATE TABLE tags (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "row" TEXT NOT NULL, name TEXT NOT NULL
) STRICT;
CREATE INDEX tags_by_row ON tags ("row");

CREATE TABLE objectives (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  product TEXT NOT NULL, cycle TEXT NOT NULL, parent TEXT NOT NULL, position TEXT NOT NULL,
  title TEXT NOT NULL, note TEXT NOT NULL, type TEXT NOT NULL,
  owner TEXT NOT NULL, team TEXT NOT NULL, phase TEXT NOT NULL,
  drivers TEXT NOT NULL, weight REAL NOT NULL, manual_progress REAL, manual_reason TEXT NOT NULL
) STRICT;
CREATE INDEX objectives_by_cycle ON objectives (cycle);
CREATE INDEX objectives_by_parent ON objectives (parent);

CREATE TABLE supports (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "from" TEXT NOT NULL, "to" TEXT NOT NULL
) STRICT;

CREATE TABLE key_results (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  objective TEXT NOT NULL, position TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
  kind TEXT NOT NULL, unit TEXT NOT NULL,
  start REAL, target REAL, low REAL, high REAL, tolerance REAL, "commit" REAL, stretch REAL,
  baseline_points INTEGER, start_date TEXT NOT NULL, due TEXT NOT NULL,
  weight REAL NOT NULL, owner TEXT NOT NULL, kpi TEXT NOT NULL
) STRICT;
CREATE INDEX key_results_by_objective ON key_results (objective);

CREATE TABLE milestones (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  key_result TEXT NOT NULL, position TEXT NOT NULL, title TEXT NOT NULL,
  weight REAL NOT NULL, due TEXT NOT NULL, done TEXT NOT NULL
) STRICT;
CREATE INDEX milestones_by_key_result ON milestones (key_result);

-- Entries: appended once. They carry their journal data themselves; original
-- keeps the entry as it was first written once a cell has corrected it.
CREATE TABLE check_ins (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  key_result TEXT NOT NULL, date TEXT NOT NULL, value REAL, confidence REAL,
  note TEXT NOT NULL, "by" TEXT NOT NULL, "for" TEXT NOT NULL,
  batch TEXT NOT NULL, actor INTEGER NOT NULL, seq INTEGER NOT NULL, lamport INTEGER NOT NULL,
  action INTEGER NOT NULL, original TEXT NOT NULL
) STRICT;
CREATE INDEX check_ins_by_key_result ON check_ins (key_result, date, lamport);
CREATE INDEX check_ins_by_action ON check_ins (action);
CREATE INDEX check_ins_by_batch ON check_ins (batch) WHERE batch <> '';

-- The journal. actors is the version vector: what this copy has seen of each
-- writing session. Numbers stand for actors and actions inside one file only.
CREATE TABLE actors (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, machine TEXT NOT NULL,
  started_at TEXT NOT NULL, seq INTEGER NOT NULL, lamport INTEGER NOT NULL
) STRICT;

CREATE TABLE actions (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, actor INTEGER NOT NULL, lamport INTEGER NOT NULL,
  at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
  code TEXT NOT NULL, params TEXT NOT NULL, name TEXT NOT NULL, changes INTEGER NOT NULL
) STRICT;

CREATE TABLE writes (
  actor INTEGER NOT NULL, seq INTEGER NOT NULL, lamport INTEGER NOT NULL, action INTEGER NOT NULL,
  subject TEXT NOT NULL, "row" TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  replaced TEXT NOT NULL, live INTEGER NOT NULL,
  PRIMARY KEY (actor, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX writes_by_row ON writes ("row", field) WHERE live = 1;
CREATE INDEX writes_by_action ON writes (action);
CREATE INDEX writes_story ON writes ("row", lamport);

-- One additive hash per table above: the sum, modulo 2^64, of a hash of each row.
CREATE TABLE digests (
  name TEXT PRIMARY KEY, sum INTEGER NOT NULL, rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

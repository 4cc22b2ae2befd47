-- Revision 5: how a key result gets from start to target, scores and lessons of
-- closed cycles, and reviews with what came out of them.

-- Whether values add up, and dated targets or a curve in place of the line.
ALTER TABLE key_results ADD COLUMN counting TEXT NOT NULL DEFAULT '';
ALTER TABLE key_results ADD COLUMN curve TEXT NOT NULL DEFAULT '';
ALTER TABLE key_results ADD COLUMN targets TEXT NOT NULL DEFAULT '';

-- The row of an earlier cycle that one goes on from.
ALTER TABLE key_results ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE objectives ADD COLUMN origin TEXT NOT NULL DEFAULT '';

ALTER TABLE cycles ADD COLUMN closed TEXT NOT NULL DEFAULT '';

CREATE TABLE scores (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "row" TEXT NOT NULL, score REAL, why TEXT NOT NULL, outcome TEXT NOT NULL, "by" TEXT NOT NULL, date TEXT NOT NULL,
  frozen TEXT NOT NULL, value REAL, raw REAL, status TEXT NOT NULL
) STRICT;

CREATE TABLE lessons (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  cycle TEXT NOT NULL, kind TEXT NOT NULL, position TEXT NOT NULL, text TEXT NOT NULL,
  "row" TEXT NOT NULL, kpi TEXT NOT NULL, "by" TEXT NOT NULL, date TEXT NOT NULL
) STRICT;

CREATE TABLE reviews (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  kind TEXT NOT NULL, cycle TEXT NOT NULL, date TEXT NOT NULL, held TEXT NOT NULL, note TEXT NOT NULL, "by" TEXT NOT NULL
) STRICT;

CREATE TABLE review_notes (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  review TEXT NOT NULL, "row" TEXT NOT NULL, text TEXT NOT NULL
) STRICT;

CREATE TABLE decisions (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  title TEXT NOT NULL, why TEXT NOT NULL, who TEXT NOT NULL, "row" TEXT NOT NULL, review TEXT NOT NULL,
  date TEXT NOT NULL, revisit TEXT NOT NULL, revisited TEXT NOT NULL, outcome TEXT NOT NULL
) STRICT;

CREATE TABLE questions (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  text TEXT NOT NULL, "row" TEXT NOT NULL, review TEXT NOT NULL, "by" TEXT NOT NULL, date TEXT NOT NULL,
  answer TEXT NOT NULL, answered TEXT NOT NULL
) STRICT;

-- The journal has the name "actions" for what was done to the plan.
CREATE TABLE action_items (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  title TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, done TEXT NOT NULL,
  "row" TEXT NOT NULL, review TEXT NOT NULL, "by" TEXT NOT NULL, date TEXT NOT NULL
) STRICT;

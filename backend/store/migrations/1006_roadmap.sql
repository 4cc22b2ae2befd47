-- Revision 6: the roadmap: initiatives, how they are scored, and what fits.

-- The model that the roadmap is ranked by; "" is RICE.
ALTER TABLE plans ADD COLUMN roadmap_model TEXT NOT NULL DEFAULT '';

CREATE TABLE initiatives (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  product TEXT NOT NULL, cycle TEXT NOT NULL, position TEXT NOT NULL, title TEXT NOT NULL, problem TEXT NOT NULL,
  evidence TEXT NOT NULL, note TEXT NOT NULL, owner TEXT NOT NULL, team TEXT NOT NULL, phase TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, class TEXT NOT NULL, class_reason TEXT NOT NULL, horizon TEXT NOT NULL, start TEXT NOT NULL,
  "end" TEXT NOT NULL, shipped TEXT NOT NULL
) STRICT;

CREATE TABLE efforts (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  initiative TEXT NOT NULL, team TEXT NOT NULL, low REAL, likely REAL, high REAL, spent REAL
) STRICT;

CREATE TABLE moves (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  initiative TEXT NOT NULL, "row" TEXT NOT NULL, low REAL, likely REAL, high REAL, note TEXT NOT NULL
) STRICT;

CREATE TABLE dependencies (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  initiative TEXT NOT NULL, "on" TEXT NOT NULL, kind TEXT NOT NULL, lag INTEGER NOT NULL
) STRICT;

CREATE TABLE models (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, method TEXT NOT NULL, formula TEXT NOT NULL, note TEXT NOT NULL, position TEXT NOT NULL
) STRICT;

CREATE TABLE criteria (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  model TEXT NOT NULL, "key" TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL, unit TEXT NOT NULL, low REAL NOT NULL,
  high REAL NOT NULL, weight REAL NOT NULL, cost INTEGER NOT NULL, rubric TEXT NOT NULL, position TEXT NOT NULL
) STRICT;

CREATE TABLE ratings (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  initiative TEXT NOT NULL, criterion TEXT NOT NULL, low REAL, likely REAL, high REAL, note TEXT NOT NULL, "by" TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE TABLE overrides (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  model TEXT NOT NULL, initiative TEXT NOT NULL, rank INTEGER NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  initiative TEXT NOT NULL, respondent TEXT NOT NULL, functional INTEGER NOT NULL, dysfunctional INTEGER NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE TABLE scenarios (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  cycle TEXT NOT NULL, model TEXT NOT NULL, phase TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL, position TEXT NOT NULL
) STRICT;

CREATE TABLE choices (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  scenario TEXT NOT NULL, initiative TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;

CREATE TABLE capacities (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  scenario TEXT NOT NULL, team TEXT NOT NULL, cycle TEXT NOT NULL, amount REAL NOT NULL
) STRICT;

CREATE TABLE weights (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "of" TEXT NOT NULL, criterion TEXT NOT NULL, weight REAL NOT NULL
) STRICT;

CREATE TABLE rankings (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  cycle TEXT NOT NULL, scenario TEXT NOT NULL, model TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, "by" TEXT NOT NULL,
  seed INTEGER NOT NULL, draws INTEGER NOT NULL, top INTEGER NOT NULL, snapshot TEXT NOT NULL
) STRICT;

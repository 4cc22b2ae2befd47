-- Revision 4: what a plan says about the rules of SMART.

CREATE TABLE overrules (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "row" TEXT NOT NULL, cycle TEXT NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL, date TEXT NOT NULL
) STRICT;

CREATE TABLE rule_choices (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  name TEXT NOT NULL, value TEXT NOT NULL
) STRICT;

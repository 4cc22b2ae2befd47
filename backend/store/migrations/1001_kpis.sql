-- Revision 1: KPIs and their measurements.

CREATE TABLE kpis (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  product TEXT NOT NULL, position TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, "key" INTEGER NOT NULL,
  question TEXT NOT NULL, decision TEXT NOT NULL, definition TEXT NOT NULL, formula TEXT NOT NULL,
  numerator TEXT NOT NULL, denominator TEXT NOT NULL, null_rule TEXT NOT NULL, grain TEXT NOT NULL,
  inclusions TEXT NOT NULL, exclusions TEXT NOT NULL, gaming TEXT NOT NULL, "action" TEXT NOT NULL,
  category TEXT NOT NULL, timing TEXT NOT NULL, tier TEXT NOT NULL,
  unit_kind TEXT NOT NULL, unit TEXT NOT NULL, decimals INTEGER, direction TEXT NOT NULL,
  aggregation TEXT NOT NULL, frequency TEXT NOT NULL,
  source TEXT NOT NULL, source_link TEXT NOT NULL, owner TEXT NOT NULL, backup_owner TEXT NOT NULL,
  lowest REAL, highest REAL, baseline REAL, baseline_date TEXT NOT NULL, target REAL, target_date TEXT NOT NULL,
  green_low REAL, green_high REAL, amber_low REAL, amber_high REAL,
  benchmark REAL, benchmark_source TEXT NOT NULL, benchmark_date TEXT NOT NULL,
  counter_metric TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  retired_reason TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE kpi_phases (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  kpi TEXT NOT NULL, phase TEXT NOT NULL
) STRICT;
CREATE INDEX kpi_phases_by_kpi ON kpi_phases (kpi);

-- Entries, as check_ins are. value, numerator, denominator and note are one cell,
-- the reading, which a correction replaces as a whole.
CREATE TABLE measurements (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  kpi TEXT NOT NULL, period TEXT NOT NULL, label TEXT NOT NULL,
  value REAL NOT NULL, numerator REAL, denominator REAL, note TEXT NOT NULL, "by" TEXT NOT NULL,
  batch TEXT NOT NULL, actor INTEGER NOT NULL, seq INTEGER NOT NULL, lamport INTEGER NOT NULL,
  action INTEGER NOT NULL, original TEXT NOT NULL
) STRICT;
CREATE INDEX measurements_by_kpi ON measurements (kpi, period) WHERE alive = 1;
CREATE INDEX measurements_by_action ON measurements (action);
CREATE INDEX measurements_by_batch ON measurements (batch) WHERE batch <> '';

CREATE INDEX key_results_by_kpi ON key_results (kpi) WHERE kpi <> '';

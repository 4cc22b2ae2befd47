-- Revision 2: what the card of a KPI lacked: values that add up, targets on the
-- way, and how often its definition has changed.

ALTER TABLE kpis ADD COLUMN cumulative TEXT NOT NULL DEFAULT '';
ALTER TABLE kpis ADD COLUMN targets TEXT NOT NULL DEFAULT '';
ALTER TABLE kpis ADD COLUMN interpolation TEXT NOT NULL DEFAULT '';
ALTER TABLE kpis ADD COLUMN redefined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kpis ADD COLUMN defined_since TEXT NOT NULL DEFAULT '';

-- Revision 3: notes on charts, and how a plan writes dates and counts weeks.

-- Days after Monday, and "" for year-month-day.
ALTER TABLE plans ADD COLUMN week_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN date_order TEXT NOT NULL DEFAULT '';

CREATE TABLE annotations (
  id TEXT PRIMARY KEY, alive INTEGER NOT NULL,
  "row" TEXT NOT NULL, date TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL
) STRICT;
CREATE INDEX annotations_by_row ON annotations ("row");

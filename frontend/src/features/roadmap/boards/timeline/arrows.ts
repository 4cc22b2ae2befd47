interface At {
  x: number;
  y: number;
}

const lead = 8; // px of a line before it turns

/** The way of an arrow from the end of one bar to the start of another, as a path. */
export function arrowPath(from: At, to: At): string {
  const out = from.x + lead;
  const into = to.x - lead;
  if (into >= out) return `M${from.x} ${from.y}H${out}V${to.y}H${to.x}`;
  // The other one begins before: the line goes back between the two rows.
  const between = from.y + (to.y > from.y ? 1 : -1) * Math.min(16, Math.abs(to.y - from.y) / 2);
  return `M${from.x} ${from.y}H${out}V${between}H${into}V${to.y}H${to.x}`;
}

/** The head of an arrow that comes from the left. */
export function arrowHead({ x, y }: At): string {
  return `M${x - 6} ${y - 3.5}L${x} ${y}L${x - 6} ${y + 3.5}Z`;
}

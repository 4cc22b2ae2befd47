/** The number of a row as every screen writes it: "O1.4" of an objective, "1.4.2" of a key result. */
export function rowNumber(subject: string, order: string): string {
  return subject === 'objective' && order !== '' ? `O${order}` : order;
}

import type { UnderstoodPart } from '~/bridge/types';

/** A stretch of a line, understood or not. */
export interface Piece {
  text: string;
  isPart: boolean;
}

/** A line cut where its parts begin and end. Places are in characters, as the backend counts them. */
export function piecesOf(text: string, parts: readonly UnderstoodPart[]): Piece[] {
  // Code points, as the backend counts them.
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  const push = (begin: number, end: number, isPart: boolean) => {
    if (begin < end) pieces.push({ text: characters.slice(begin, end).join(''), isPart });
  };
  let at = 0;
  for (const { begin, end } of parts) {
    // The line may be shorter by now than the one that was read.
    if (begin < at || end > characters.length) continue;
    push(at, begin, false);
    push(begin, end, true);
    at = end;
  }
  push(at, characters.length, false);
  return pieces;
}

/** Where the name begins that stands between an @ and the caret; -1 where there is none. */
export function beginOfOwner(text: string, caret: number): number {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || (at > 0 && !/\s/.test(text.charAt(at - 1)))) return -1;
  return /\s/.test(text.slice(at + 1, caret)) ? -1 : at + 1;
}

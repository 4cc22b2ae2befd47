/** What a refusal of the backend can say about itself; this room does not know the backend. */
interface Telling {
  sentence: () => string;
}

function isTelling(reason: unknown): reason is Telling {
  return reason instanceof Error && 'sentence' in reason && typeof reason.sentence === 'function';
}

/** Why something failed, in words for a person. */
export function sentenceOf(reason: unknown): string {
  if (isTelling(reason)) return reason.sentence();
  return reason instanceof Error ? reason.message : String(reason);
}

/** The refusals of the backend; backend/plan/error.go says what each promises. */
export const errorCodes = [
  'invalid',
  'not_found',
  'ambiguous',
  'conflict',
  'busy',
  'read_only',
  'disk_full',
  'damaged',
  'too_new',
  'unsupported',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One field at fault, with a sentence for the place beside it. */
export interface FieldFault {
  field: string;
  code: string;
  message: string;
  row?: number;
  column?: string;
}

/** A refusal: what happened, what is safe, what to do. Every call of the bridge rejects with it. */
export class CairnError extends Error {
  override readonly name = 'CairnError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldFault[] = [],
    readonly params: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** The sentence for one field, or the general one. */
  sentence(field?: string): string {
    const fault = this.fields.find((each) => each.field === field) ?? this.fields[0];
    return fault?.message ?? this.message;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function faults(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((each) => ({
    field: text(each.field),
    code: text(each.code),
    message: text(each.message),
    ...(typeof each.row === 'number' ? { row: each.row } : {}),
    ...(typeof each.column === 'string' ? { column: each.column } : {}),
  }));
}

function parse(reason: string): unknown {
  try {
    return JSON.parse(reason) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Reads what a bound method rejected with: JSON, which Wails hands over as the message of an Error.
 * Anything else is a fault of Cairn's own and becomes `internal` with its text kept.
 */
export function toCairnError(reason: unknown): CairnError {
  if (reason instanceof CairnError) return reason;
  const kept = reason instanceof Error ? reason.message : reason;
  const data = typeof kept === 'string' ? parse(kept) : kept;
  if (isRecord(data)) {
    const code = errorCodes.find((each) => each === data.code);
    const fields = faults(data.fields);
    const message = text(data.message) || fields.map((each) => each.message).join(' ');
    if (code && message) {
      return new CairnError(code, message, fields, isRecord(data.params) ? data.params : {});
    }
  }
  return new CairnError('internal', String(kept));
}

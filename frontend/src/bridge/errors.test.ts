import { describe, expect, it } from 'vitest';
import { CairnError, errorCodes, toCairnError } from './errors';

const body = {
  code: 'invalid',
  message: 'The target was not saved.',
  fields: [{ field: 'target', code: 'not_a_number', message: '"6o" is not a number.' }],
  params: { reference: 'r1' },
};

describe('what a bound method rejects with', () => {
  it('is JSON in the message of an Error, as Wails hands it over', () => {
    const error = toCairnError(new Error(JSON.stringify(body)));
    expect(error).toBeInstanceOf(CairnError);
    expect(error).toMatchObject(body);
  });

  it('may be the bare JSON text', () => {
    expect(toCairnError(JSON.stringify(body))).toMatchObject(body);
  });

  it.each(errorCodes)('knows the code %s', (code) => {
    expect(toCairnError(JSON.stringify({ code, message: 'A sentence.' })).code).toBe(code);
  });

  it('is a fault of our own where it is anything else', () => {
    expect(toCairnError(new Error('wrong number of arguments'))).toMatchObject({
      code: 'internal',
      message: 'wrong number of arguments',
    });
    expect(toCairnError('{"code":"unheard of","message":"x"}').code).toBe('internal');
    expect(toCairnError(undefined).code).toBe('internal');
  });

  it('keeps row and column of a fault in a file', () => {
    const fields = [{ field: 'x', code: 'ragged', message: 'Too short.', row: 7, column: 'Owner' }];
    const error = toCairnError(JSON.stringify({ ...body, fields }));
    expect(error.fields).toEqual(fields);
  });

  it('passes an error on that is already known', () => {
    const error = new CairnError('busy', 'Open elsewhere.');
    expect(toCairnError(error)).toBe(error);
  });
});

describe('the sentence for a field', () => {
  const error = toCairnError(JSON.stringify(body));
  it('is that of the field', () => expect(error.sentence('target')).toBe('"6o" is not a number.'));
  it('is the first where the field has none', () => {
    expect(error.sentence('start')).toBe('"6o" is not a number.');
  });
  it('is the general one where no field is at fault', () => {
    expect(new CairnError('disk_full', 'The disk is full.').sentence('start')).toBe(
      'The disk is full.',
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en';
import { type Catalogue, setLanguage, t, tn } from './strings';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('strings') && !/\.test\./.test(file),
);
const code = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
const named = new Set(code.match(/'[\w.]+'/g));
/** The lines in which keys are put together, such as t(`status.${status}.lower`). */
const composed = code
  .split('\n')
  .filter((line) => line.includes('`'))
  .join('\n');

afterEach(() => setLanguage('en', en));

describe('the catalogue', () => {
  it('has no words that no screen uses', () => {
    const isUsed = (key: string) => {
      const stem = key.replace(/\.(one|other)$/, '');
      if (named.has(`'${key}'`) || named.has(`'${stem}'`)) return true;
      const parts = key.split('.');
      return parts.some((_, at) => {
        const before = parts.slice(0, at).join('.') + '.';
        const after = parts.slice(at + 1).map((part) => `.${part}`);
        return (
          at > 0 && composed.includes(`\`${before}\${`) && composed.includes(`}${after.join('')}\``)
        );
      });
    };
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has both forms of everything that is counted', () => {
    const counted = Object.keys(en).filter((key) => /\.(one|other)$/.test(key));
    for (const key of counted) {
      const stem = key.replace(/\.(one|other)$/, '');
      expect(Object.keys(en)).toEqual(expect.arrayContaining([`${stem}.one`, `${stem}.other`]));
    }
  });

  it('has no exclamation marks and no empty words', () => {
    for (const [key, words] of Object.entries(en)) {
      expect(words, key).not.toMatch(/!/);
      expect(words.trim(), key).not.toBe('');
    }
  });
});

describe('words', () => {
  it('are filled in', () => {
    expect(t('top.day', { day: 48, days: 90 })).toBe('day 48 of 90');
  });

  it('are counted', () => {
    expect(tn('history.changes', 1)).toBe('1 change');
    expect(tn('history.changes', 1490, '1,490')).toBe('1,490 changes');
  });

  it('come from another language when there is one', () => {
    const shouting = Object.fromEntries(
      Object.entries(en).map(([key, words]) => [key, words.toUpperCase()]),
    ) as Catalogue;
    setLanguage('en', shouting);
    expect(t('action.undo')).toBe('UNDO');
  });
});

import { en } from './en';

/** A key of the catalogue. English is the measure: another language translates all of its keys. */
export type Key = keyof typeof en;
export type Catalogue = Record<Key, string>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Params<Text extends string> = Record<Names<Text>, string | number>;

/** Keys that come in pairs, `rows.one` and `rows.other`. */
type Counted = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;

let catalogue: Catalogue = en;
let plurals = new Intl.PluralRules('en');

/** Chooses the language of the page, before it is drawn. */
export function setLanguage(language: string, words: Catalogue): void {
  catalogue = words;
  plurals = new Intl.PluralRules(language);
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The words for a key, with its `{names}` filled in. */
export function t<K extends Key>(
  key: K,
  ...[params]: Names<(typeof en)[K]> extends never ? [] : [Params<(typeof en)[K]>]
): string {
  return params ? fill(catalogue[key], params) : catalogue[key];
}

/** The words for a number of things: `{n}` is the number. */
export function tn(stem: Counted, n: number, shown: string = String(n)): string {
  const exact = `${stem}.${plurals.select(n)}`;
  const key = (exact in catalogue ? exact : `${stem}.other`) as Key;
  return fill(catalogue[key], { n: shown });
}

import type { IntakeRules } from '../../terms.ts';

/** The stored answer of one rule: from a form, an import or an older program. */
export type Stored = IntakeRules[string] | undefined;

/** The answers of a rule are the keys of an exhaustively typed table. */
type AnswerIn<T> = keyof T & string;

/** Normalises free text from imports: "Identity card" becomes `identity_card`. */
const normalized = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** One of the answers. `true` means yes and `false` no, where the rule has such answers. */
export function oneOf<T extends object>(answers: T): (stored: Stored) => AnswerIn<T> | null {
  const known = Object.keys(answers) as AnswerIn<T>[];
  const read = (stored: Stored): AnswerIn<T> | null => {
    if (typeof stored === 'boolean') return read(stored ? 'yes' : 'no');
    if (Array.isArray(stored)) return stored.length === 1 ? read(stored[0] as string) : null;
    if (typeof stored !== 'string') return null;
    const value = normalized(stored);
    return known.find((answer) => answer === value) ?? null;
  };
  return read;
}

/** An answer that is present or absent: its own word, yes or no, or "none". */
export function isThere<T extends string>(answer: Exclude<T, 'none'>): (stored: Stored) => boolean | null {
  const read = oneOf({ yes: true, no: false, none: false, [answer]: true });
  return (stored) => {
    const value = read(stored);
    return value === null ? null : value !== 'no' && value !== 'none';
  };
}

export function whole(stored: Stored): number | null {
  const number = typeof stored === 'string' && /^\s*\d{1,3}\s*$/.test(stored) ? Number(stored) : stored;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
}

/** The number after a word, `until_month:7`, or a number alone. */
export function numbered(stored: Stored, name: string): number | null {
  if (typeof stored !== 'string') return whole(stored);
  const [before, number = ''] = normalized(stored).split(/_?[:=]_?/);
  return before === name ? whole(number) : whole(stored);
}

/** `complete`: what is not listed is a no. With an unrecognised word it is false, and an absent answer is unknown. */
export interface Listing<T> {
  readonly values: readonly T[];
  readonly complete: boolean;
}

/** Several of the answers, in a list or in a text. */
export function severalOf<T extends object>(answers: T): (stored: Stored) => Listing<AnswerIn<T>> | null {
  const known = Object.keys(answers) as AnswerIn<T>[];
  return (stored) => {
    const found = tokens(stored);
    if (found === null) return null;
    const values = known.filter((answer) => found.includes(answer));
    const complete = found.every((w) => known.some((answer) => answer === w));
    return values.length === 0 && !complete ? null : { values, complete };
  };
}

/** The words of a list, or of a text that names several. */
function tokens(stored: Stored): readonly string[] | null {
  const list = typeof stored === 'string' ? stored.split(/[,;|]/) : Array.isArray(stored) ? stored : null;
  const texts = list?.filter((v): v is string => typeof v === 'string').map(normalized);
  const some = texts?.filter((v) => v !== '');
  return some === undefined || some.length === 0 ? null : some;
}

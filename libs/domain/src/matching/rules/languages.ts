import { condition, question } from '../findings.ts';
import { normalised } from '../language.ts';
import type { Stored } from './read.ts';
import { rule } from './rule.ts';

/** Languages of the staff, in lower case; `interpreter`: others by phone. */
interface Languages {
  readonly spoken: readonly string[];
  /** The same as codes for comparison. */
  readonly comparable: readonly string[];
  readonly interpreter: boolean;
  /** false: some words could not be parsed, so that more languages may be spoken. */
  readonly complete: boolean;
}

const LANGUAGE = /^[a-z]{2,3}([-_][a-z0-9]+)*$/i;

/**
 * Language codes, in a list or in a text; "interpreter by phone" means `interpreter`. Names of languages are not
 * recognised.
 */
function parse(stored: Stored): Languages | null {
  const list = typeof stored === 'string' ? stored.split(/[,;|]/) : Array.isArray(stored) ? stored : [];
  const spoken = new Set<string>();
  let [interpreter, complete] = [false, true];
  for (const text of list.map((v) => String(v).trim().toLowerCase())) {
    const codes = text.split(/\s+/);
    if (codes.every((code) => LANGUAGE.test(code))) for (const c of codes) spoken.add(c.split(/[-_]/)[0] as string);
    else if (text.includes('interpreter')) interpreter = true;
    else if (text !== '') complete = false;
  }
  if (spoken.size === 0 && !interpreter) return null;
  return { spoken: [...spoken], comparable: [...spoken].map(normalised), interpreter, complete };
}

export const languages = rule(parse, (answer, search) => {
  if (search.languages.length === 0) return null;
  if (answer === null) return question('languages');
  const { spoken, comparable, interpreter, complete } = answer;
  if (search.languages.some((language) => comparable.includes(language))) return null;
  return complete ? condition({ code: 'languages', spoken, interpreter }) : question('languages');
});

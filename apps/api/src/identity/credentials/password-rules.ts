import type { PasswordFault } from '@safe-haven/contracts';
import { COMMON_WORDS, RUNS } from './common-words.ts';

const SHORTEST = 12;
const LONGEST = 200;
/** What has to be left of a password when everything that is guessed first is taken away. */
const OWN_CHARACTERS = 5;
const DIFFERENT_CHARACTERS = 5;
/** Shorter names than this stand inside ordinary words ("ana" in "banana"). */
const NAME_AT_LEAST = 4;
const RUN_AT_LEAST = 4;

/** What the first guesses about somebody are made of. */
export interface PasswordContext {
  /** E-mail and name of the person, as they are written. */
  readonly personal: readonly string[];
  /** The names that the program goes by. */
  readonly program: readonly string[];
}

/**
 * What is wrong with a new password; null when nothing is. Length counts, and what an attacker would try first is
 * refused; which kinds of signs it holds does not matter (NIST SP 800-63B, 3.1.1.2).
 */
export function passwordFault(password: string, { personal, program }: PasswordContext): PasswordFault | null {
  if (!password.isWellFormed() || /\p{Cc}/u.test(password)) return 'not_text';
  const signs = [...password.normalize('NFKC')];
  if (signs.length < SHORTEST) return 'too_short';
  if (signs.length > LONGEST) return 'too_long';
  const plain = simplified(password);
  if (repeats(plain)) return 'too_repetitive';
  if (containsAny(plain, personal.flatMap(partsOf))) return 'holds_your_name';
  if (
    containsAny(
      plain,
      program.flatMap((name) => [joined(name)]),
    )
  )
    return 'holds_our_name';
  return [...withoutGuesses(plain)].length < OWN_CHARACTERS ? 'too_common' : null;
}

/** Lower case, without accents, so that `Šifra` and `sifra` are one. */
const simplified = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** With the letters that signs stand for in "p@ssw0rd". */
const unleeted = (plain: string): string => {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return [...plain].map((sign) => letters[sign] ?? sign).join('');
};

/** Few different signs, or one piece over and over: what is said twice is not longer. */
function repeats(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT_CHARACTERS) return true;
  const period = (plain + plain).indexOf(plain, 1);
  return period < plain.length && period < SHORTEST;
}

/** The words in an e-mail or a name; of an e-mail also what stands before `@`, as one word. */
const partsOf = (text: string): string[] => {
  const words = simplified(text).split(/[^\p{L}\p{N}]+/u);
  return [...words, joined(text.split('@')[0] ?? '')];
};

const joined = (text: string): string => simplified(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

const containsAny = (plain: string, words: readonly string[]): boolean => {
  const forms = [joined(plain), joined(unleeted(plain))];
  return words.some((word) => [...word].length >= NAME_AT_LEAST && forms.some((form) => form.includes(word)));
};

/** The fewer signs of two readings: as it is written, and with digits and signs read as the letters they stand for. */
function withoutGuesses(plain: string): string {
  const core = withoutRuns(plain).replaceAll(DATES, ' ');
  const [written, read] = [core, unleeted(core)].map((text) =>
    COMMON_WORDS.reduce((rest, word) => rest.replaceAll(word, ' '), text)
      .replaceAll(/(.)\1{2,}/gu, ' ')
      .replaceAll(/[\s!-/:-@[-`{-~]/g, ''),
  ) as [string, string];
  return written.length < read.length ? written : read;
}

/** A year, and the few digits that are put before or after a word. A number that stands alone is none. */
const DATES = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<=\D)\d{1,4}[^\p{L}\p{N}]*$|^\d{1,4}(?=\D)/gu;

/** Without pieces of four or more signs in the order of a keyboard or an alphabet, forwards or backwards. */
function withoutRuns(text: string): string {
  const signs = [...text];
  const rest: string[] = [];
  for (let at = 0; at < signs.length; ) {
    const length = runAt(signs, at);
    rest.push(length >= RUN_AT_LEAST ? ' ' : signs[at]!);
    at += length >= RUN_AT_LEAST ? length : 1;
  }
  return rest.join('');
}

const BOTH_WAYS = RUNS.flatMap((run) => [run, [...run].toReversed().join('')]);

function runAt(signs: readonly string[], at: number): number {
  let length = 1;
  while (at + length < signs.length) {
    const piece = signs.slice(at, at + length + 1).join('');
    if (!BOTH_WAYS.some((run) => run.includes(piece))) return length;
    length++;
  }
  return length;
}

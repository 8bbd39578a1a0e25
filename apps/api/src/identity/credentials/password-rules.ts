import type { PasswordFault } from '@safe-haven/contracts';
import { COMMON_WORDS, RUNS } from './common-words.ts';

const SHORTEST = 12;
const LONGEST = 200;
/** Minimum number of characters that must remain after removing everything guessable. */
const OWN_CHARACTERS = 5;
const DIFFERENT_CHARACTERS = 5;
/** Shorter names occur inside ordinary words ("ana" in "banana"). */
const NAME_AT_LEAST = 4;
const RUN_AT_LEAST = 4;

/** What an attacker would try first for a person. */
export interface PasswordContext {
  /** E-mail and name of the person, as entered. */
  readonly personal: readonly string[];
  /** Names of the program. */
  readonly program: readonly string[];
}

/**
 * The fault of a new password; null when there is none. Length counts, and what an attacker would try first is refused;
 * character classes do not matter (NIST SP 800-63B, 3.1.1.2).
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

/** Lower case without accents, so that `Šifra` equals `sifra`. */
const simplified = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Replaces digits and symbols by the letters they stand for, as in "p@ssw0rd". */
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

/** Few different characters, or one part repeated: repetition adds no strength. */
function repeats(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT_CHARACTERS) return true;
  const period = (plain + plain).indexOf(plain, 1);
  return period < plain.length && period < SHORTEST;
}

/** The words of an e-mail address or name; of an e-mail also the whole local part. */
const partsOf = (text: string): string[] => {
  const words = simplified(text).split(/[^\p{L}\p{N}]+/u);
  return [...words, joined(text.split('@')[0] ?? '')];
};

const joined = (text: string): string => simplified(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

const containsAny = (plain: string, words: readonly string[]): boolean => {
  const forms = [joined(plain), joined(unleeted(plain))];
  return words.some((word) => [...word].length >= NAME_AT_LEAST && forms.some((form) => form.includes(word)));
};

/** The shorter remainder of two readings: as written, and with digits and symbols read as letters. */
function withoutGuesses(plain: string): string {
  const core = withoutRuns(plain).replaceAll(DATES, ' ');
  const [written, read] = [core, unleeted(core)].map((text) =>
    COMMON_WORDS.reduce((rest, word) => rest.replaceAll(word, ' '), text)
      .replaceAll(/(.)\1{2,}/gu, ' ')
      .replaceAll(/[\s!-/:-@[-`{-~]/g, ''),
  ) as [string, string];
  return written.length < read.length ? written : read;
}

/** A year, and up to four digits before or after a word. Digits that stand alone are kept. */
const DATES = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<=\D)\d{1,4}[^\p{L}\p{N}]*$|^\d{1,4}(?=\D)/gu;

/** Removes sequences of four or more characters of a keyboard row or alphabet, in either direction. */
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

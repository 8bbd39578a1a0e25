import { plain, type SmsCommand } from '@safe-haven/contracts';

/** What a message says: a code, and what it asks. */
export interface SmsRequest {
  readonly code: string;
  readonly asks: SmsCommand;
  /** How many people sleep in the house; null: it is no count. */
  readonly count: number | null;
}

/** The words of each language, in small letters without marks, as they are typed on a phone. */
const WORDS: Readonly<Record<SmsCommand, readonly string[]>> = {
  ok: ['ok', 'ок', 'sakte', 'tacno', 'тачно', 'точно', 'tocno'],
  count: ['count', 'numri', 'broj', 'број'],
  pause: ['pause', 'pauze', 'pauza', 'пауза'],
  undo: ['undo', 'zhbej', 'ponisti', 'поништи'],
};

const COMMANDS = new Map(
  Object.entries(WORDS).flatMap(([asks, words]) => words.map((word) => [word, asks as SmsCommand] as const)),
);

/** A code of a card in two groups, or six digits of an authenticator; then a word, and for a count a number. */
const FORM = /^([0-9a-z]{4}[ -]?[0-9a-z]{4}|\d{3} ?\d{3})\s+(\p{L}+)(?:\s+(\d{1,3}))?[.!]?$/u;

/** Reads a message; null: it is none of ours. Whatever else is in it, it is not understood rather than guessed. */
export function smsRequestIn(text: string): SmsRequest | null {
  const [, code, word, number] = FORM.exec(plain(text)) ?? [];
  const asks = word === undefined ? undefined : COMMANDS.get(word);
  if (code === undefined || asks === undefined || (asks === 'count') !== (number !== undefined)) return null;
  return { code: code.replace(/[ -]/, '').toUpperCase(), asks, count: number === undefined ? null : Number(number) };
}

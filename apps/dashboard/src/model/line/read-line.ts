import type { Guest } from '../party/party.ts';
import { EMPTY_LINE, type Guests, hasSomebody, inOrder, isAgeOf, isChild, type Line } from './line.ts';
import { plain } from './plain.ts';
import { LONGEST_PHRASE, MEANINGS, type Meaning, OPPOSITE } from './words.ts';

/** What was read of a typed line, and what was not. */
export interface Reading {
  readonly line: Line;
  /** In the order of the text. */
  readonly faults: readonly Fault[];
  /** Nobody in it needs a bed. */
  readonly isNobody: boolean;
}

/** A part of the text, by its first letter and that after its last, and why it is not read. */
export interface Fault {
  readonly code: FaultCode;
  readonly from: number;
  readonly to: number;
}

type FaultCode =
  /** A word that means nothing here. */
  | 'unknown'
  /** A letter that could be a girl or a boy. */
  | 'either'
  /** A number without whom it counts. */
  | 'number'
  /** Not 1 to 40 of a kind. */
  | 'count'
  /** No age of such a person. */
  | 'age'
  /** With or not with, and nobody named. */
  | 'whom'
  /** Two things that can't both be. */
  | 'both';

const MOST = 40;

interface Token {
  readonly kind: 'word' | 'number' | 'range' | 'signed' | 'other';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Nothing is between it and the one before. */
  readonly glued: boolean;
  /** A comma or the like does. */
  readonly parted: boolean;
}

const TOKENS =
  /(?<signed>[+−–-]\s?\d{1,3}(?![\p{L}\d]))|(?<range>\d{1,3}\u2060?[−–-]\u2060?\d{1,3}(?!\p{L}))|(?<number>\d+)|(?<word>[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)|(?<gap>[\s,;.·:\u2060]+)|(?<other>.)/gsu;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let parted = false;
  for (const match of text.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ['gap'];
    // A plus before a count joins, as in `1w+1b`.
    parted ||= /[,;·]/.test(match[0]);
    if (kind === 'gap' || match[0] === '+') continue;
    const { index: from } = match;
    const glued = tokens.at(-1)?.to === from;
    tokens.push({ kind: kind as Token['kind'], text: match[0], from, to: from + match[0].length, glued, parted });
    parted = false;
  }
  return tokens;
}

/** Reads a line as it is typed. It reads what it can, says what it can't, and never fails. */
export function readLine(text: string): Reading {
  const reader = new Reader(tokensOf(text));
  const { line, faults } = reader.read();
  return {
    line,
    faults: faults.toSorted((a, b) => a.from - b.from),
    isNobody: !hasSomebody(line),
  };
}

/** One pass over the tokens. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #faults: Fault[] = [];
  readonly #guests: Guests[] = [];
  #line: Line = EMPTY_LINE;
  #at = 0;
  /** What the next number may be, other than a count. */
  #awaits: 'age' | 'with' | 'notWith' | null = null;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): { readonly line: Line; readonly faults: readonly Fault[] } {
    while (this.#at < this.#tokens.length) this.#step(this.#tokens[this.#at] as Token);
    return { line: inOrder({ ...this.#line, guests: this.#guests }), faults: this.#faults };
  }

  #step(token: Token) {
    this.#at += 1;
    switch (token.kind) {
      case 'signed':
        return this.#join(token.text.startsWith('+') ? 'with' : 'notWith', Number(token.text.slice(1)), token);
      case 'range':
        return this.#age(token.text.split(/\D+/).map(Number) as [number, number], token);
      case 'number':
        return this.#number(token);
      case 'word':
        return this.#word(token);
      default:
        return this.#fault('unknown', token);
    }
  }

  #number(token: Token) {
    const value = Number(token.text);
    const after = this.#tokens[this.#at];
    const next = after === undefined || after.parted ? null : this.#phraseAt(this.#at);
    const isAge = this.#awaits === 'age';
    if (isAge && token.glued && after?.glued !== true) return this.#age([value, value], token);
    if (next?.meaning.is === 'guest' && !this.#isAnd(next.to)) {
      this.#at = next.to;
      return this.#count(next.meaning.guest, value, { from: token.from, to: this.#endOf(next.to) });
    }
    if (isAge) return this.#age([value, value], token);
    if (this.#awaits !== null) return this.#join(this.#awaits as 'with' | 'notWith', value, token);
    if (next?.meaning.is === 'either') {
      this.#at = next.to;
      return this.#fault('either', { from: token.from, to: this.#endOf(next.to) });
    }
    this.#fault('number', token);
  }

  #word(token: Token) {
    const phrase = this.#phraseAt(this.#at - 1);
    if (phrase === null) return this.#fault('unknown', token);
    const { meaning, to } = phrase;
    const span = { from: token.from, to: this.#endOf(to) };
    if (this.#isAnd(to)) return;
    this.#at = to;
    switch (meaning.is) {
      case 'guest':
        return this.#count(meaning.guest, 1, span);
      case 'language':
        this.#line = { ...this.#line, languages: [...this.#line.languages, meaning.language] };
        this.#awaits = null;
        return;
      case 'need':
        return this.#need(meaning.need, span);
      case 'with':
        return this.#whom('with', span);
      case 'not':
        return this.#not(span);
      case 'oldestSon':
        return this.#oldestSon(span);
      case 'either':
        return this.#fault('either', span);
      default:
        return;
    }
  }

  /** "i", which is *and* in half of the languages: one that is apart and that a number or a person follows. */
  #isAnd(to: number): boolean {
    const token = this.#tokens[to - 1] as Token;
    const next = this.#tokens[to];
    if (plain(token.text) !== 'i' || token.glued) return false;
    return next !== undefined && (next.kind === 'number' || this.#phraseAt(to)?.meaning.is === 'guest');
  }

  #need(need: Line['needs'][number], span: Span) {
    const opposite = OPPOSITE[need];
    if (opposite !== undefined && this.#line.needs.includes(opposite)) return this.#fault('both', span);
    this.#line = { ...this.#line, needs: [...this.#line.needs, need] };
    this.#awaits = null;
  }

  #not(span: Span) {
    const next = this.#phraseAt(this.#at);
    if (next?.meaning.is !== 'with') return this.#fault('unknown', span);
    this.#at = next.to;
    this.#whom('notWith', { from: span.from, to: this.#endOf(next.to) });
  }

  #whom(how: 'with' | 'notWith', span: Span) {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'number') return this.#fault('whom', span);
    this.#awaits = how;
  }

  #oldestSon(span: Span) {
    const index = this.#guests.findLastIndex(({ guest }) => guest === 'boys');
    if (index < 0) return this.#fault('unknown', span);
    this.#guests.push(...this.#guests.splice(index, 1));
    this.#awaits = 'age';
  }

  #count(guest: Guest, count: number, span: Span) {
    this.#awaits = null;
    const before = this.#guests.filter((one) => one.guest === guest).reduce((sum, one) => sum + one.count, 0);
    if (count < 1 || before + count > MOST) return this.#fault('count', span);
    this.#guests.push({ guest, count, age: null });
    this.#awaits = 'age';
  }

  /** The age of those who were named last. A child under two is an infant. */
  #age(age: readonly [number, number], span: Span) {
    const last = this.#guests.at(-1);
    if (this.#awaits !== 'age' || last === undefined) return this.#fault('number', span);
    this.#awaits = null;
    if (!isAgeOf(last.guest, age)) return this.#fault('age', span);
    const isInfant = isChild(last.guest) && age[1] < 2;
    this.#guests.splice(-1, 1);
    if (!isInfant) this.#guests.push({ ...last, age });
    else this.#count('infants', last.count, span);
    this.#awaits = null;
  }

  #join(how: 'with' | 'notWith', number: number, span: Span) {
    const other = how === 'with' ? 'notWith' : 'with';
    if (number < 1 || number > 999) return this.#fault('whom', span);
    if (this.#line[other].includes(number)) return this.#fault('both', span);
    this.#line = { ...this.#line, [how]: [...this.#line[how], number] };
    this.#awaits = how;
  }

  #fault(code: FaultCode, { from, to }: Span) {
    this.#faults.push({ code, from, to });
    this.#awaits = null;
  }

  /** The longest phrase that begins with a token. */
  #phraseAt(start: number): { readonly meaning: Meaning; readonly to: number } | null {
    for (let to = Math.min(start + LONGEST_PHRASE, this.#tokens.length); to > start; to -= 1) {
      const tokens = this.#tokens.slice(start, to);
      if (tokens.some(({ kind, parted }, i) => kind !== 'word' || (parted && i > 0))) continue;
      const meaning = MEANINGS.get(tokens.map(({ text }) => plain(text)).join(' '));
      if (meaning) return { meaning, to };
    }
    return null;
  }

  #endOf = (to: number): number => (this.#tokens[to - 1] as Token).to;
}

type Span = Pick<Fault, 'from' | 'to'>;

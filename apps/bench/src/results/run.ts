import { askedOf, LINES, type Line, type LineName } from './lines.ts';

/** What a measure found for a line. */
export interface Figure {
  readonly line: LineName;
  readonly value: number;
  readonly peer?: number;
  /** The largest shares of what the program did, where it was profiled. */
  readonly shares?: readonly string[];
}

/** What a measure gives back: its figures, and a table of everything that it saw. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly table: string;
}

/** A line with its figures, as a run keeps it. */
export interface Row {
  readonly line: LineName;
  readonly id: string;
  readonly measure: string;
  readonly unit: string;
  readonly value: number;
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly ratio: number | null;
  readonly asked: string;
  readonly met: boolean;
  /** Other programs had the processors before or after it. */
  readonly busy: boolean;
  readonly shares?: readonly string[];
}

/** One run of the bench, as its file has it. */
export interface Run {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly cores: number;
  /** Of the minute before the run. */
  readonly load: number;
  readonly commit: string;
  /** Small sizes: no figure of it is put into a document. */
  readonly quick: boolean;
  /** The programs were profiled, which makes them slower: its shares alone are put into a document. */
  readonly profiled: boolean;
  readonly rows: readonly Row[];
}

export function rowOf({ line, value, peer, shares }: Figure, busy: boolean): Row {
  const asked: Line = LINES[line];
  const { id, measure, unit } = asked;
  const ratio = peer === undefined ? null : value / peer;
  const [peerName, peerValue] = [asked.peer ?? null, peer ?? null];
  const figures = { value: rounded(value), peer: peerName, peerValue: peerValue === null ? null : rounded(peerValue) };
  const met = isMet(asked, value, peer);
  return {
    ...{ line, id, measure, unit, ...figures },
    ...{ ratio: ratio === null ? null : rounded(ratio), asked: askedOf(asked), met, busy },
    ...(shares && shares.length > 0 ? { shares } : {}),
  };
}

function isMet({ of, atLeast, atMost }: Line, value: number, peer: number | undefined): boolean {
  const held = of === 'ratio' ? value / peer! : of === 'difference' ? value - peer! : value;
  return atLeast === undefined ? held <= atMost! : held >= atLeast;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

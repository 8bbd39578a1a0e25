import {
  type CellWords,
  type HousePlan,
  type ImportFault,
  type ImportProfile,
  type KnownHouse,
  readFile,
  type SheetRow,
  type Understood,
  understand,
} from '@safe-haven/contracts/exchange';
import { type FileRows, fileRows } from './file-rows.ts';

/** A file that was read: its first lines, by which its columns are chosen, and its sheets. */
export interface Opened extends Pick<FileRows, 'sheets' | 'sheet'> {
  readonly top: readonly SheetRow[];
}

/** By what the lines of a file are understood. */
export interface Understanding {
  readonly profile: ImportProfile;
  readonly known: readonly KnownHouse[];
  readonly words: CellWords;
  readonly today: string;
}

/** A plan in numbers, with as much of it as a page shows. */
export interface Summary extends Pick<Understood, 'lines' | 'dateForm' | 'isSure'> {
  readonly houses: number;
  readonly shown: readonly ShownHouse[];
  readonly faults: number;
  readonly firstFaults: readonly ImportFault[];
}

interface ShownHouse extends Pick<HousePlan, 'shelterId' | 'name' | 'isNew'> {
  readonly lines: number;
}

const TOP_LINES = 200;
/** So many houses tell whether the file was understood; more faults than these are of one kind, most likely. */
const SHOWN_HOUSES = 12;
const SHOWN_FAULTS = 20;
const FAULTS_AT_ONCE = 5_000;

/** One file of a partner, and what was made of it: all of it is kept beside the page, which is told in parts. */
export class Reading {
  #rows: readonly SheetRow[] = [];
  #understood: Understood | null = null;

  /** null: it can't be read. */
  async open(file: Blob, sheet: string | undefined, onShare: (share: number) => void): Promise<Opened | null> {
    const found = await fileRows(file, sheet, onShare);
    if (found === null) return null;
    this.#rows = found.rows;
    return { top: found.rows.slice(0, TOP_LINES), sheets: found.sheets, sheet: found.sheet };
  }

  understand({ profile, known, ...context }: Understanding): Summary {
    const understood = understand(readFile(this.#rows, profile, context), profile, known);
    this.#understood = understood;
    const { houses, faults, lines, dateForm, isSure } = understood;
    const shown = houses.slice(0, SHOWN_HOUSES).map(({ shelterId, name, isNew, steps, same }) => ({
      ...{ shelterId, name, isNew },
      lines: steps.reduce((sum, step) => sum + step.lines.length, same.length),
    }));
    const firstFaults = faults.slice(0, SHOWN_FAULTS);
    return { lines, dateForm, isSure, houses: houses.length, shown, faults: faults.length, firstFaults };
  }

  /** What is to be done in one house. */
  house(index: number): HousePlan | null {
    return this.#understood?.houses[index] ?? null;
  }

  /** Some faults from there on; none: that was all. */
  faults(from: number): readonly ImportFault[] {
    return this.#understood?.faults.slice(from, from + FAULTS_AT_ONCE) ?? [];
  }
}

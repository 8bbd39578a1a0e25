import {
  type FileRows,
  type ImportFault,
  type ImportNotice,
  type ImportProfile,
  type KnownShelter,
  type PlannedImport,
  parseFile,
  planImport,
  type SheetRow,
  type ShelterPlan,
} from '@safe-haven/contracts/exchange';
import { fileRows } from './file-rows.ts';

/** A file that was read: its sheets, and the first rows, from which the columns are chosen. */
export interface Opened extends Pick<FileRows, 'sheets' | 'sheet' | 'encoding'> {
  readonly top: readonly SheetRow[];
}

/** How the rows of a file are interpreted. */
export interface Understanding {
  readonly profile: ImportProfile;
  readonly known: readonly KnownShelter[];
  /** In ms. */
  readonly now: number;
}

/** The size of a plan, with the part of it that the page shows. */
export interface Summary extends Pick<PlannedImport, 'lines' | 'dateForm' | 'isSure'> {
  readonly shelters: number;
  readonly shown: readonly ShownShelter[];
  readonly faults: number;
  readonly firstFaults: readonly ImportFault[];
  readonly notices: number;
  readonly firstNotices: readonly ImportNotice[];
}

interface ShownShelter extends Pick<ShelterPlan, 'shelterId' | 'name' | 'isNew'> {
  readonly lines: number;
}

const TOP_LINES = 200;
/**
 * Enough shelters to see whether the file was interpreted correctly; further faults are most likely of the same kind.
 */
const SHOWN_SHELTERS = 12;
const SHOWN_FAULTS = 20;
const FAULTS_AT_ONCE = 5_000;

/** A partner's file and its interpretation. It lives in the worker; the page gets summaries and batches. */
export class Reading {
  #rows: readonly SheetRow[] = [];
  #understood: PlannedImport | null = null;

  /** Null when the file can't be read, `too_large` when it has more than a sheet may have. */
  async open(
    file: Blob,
    sheet: string | undefined,
    onShare: (share: number) => void,
  ): Promise<Opened | 'too_large' | null> {
    const found = await fileRows(file, { sheet, onShare });
    if (found === null || found === 'too_large') return found;
    const { rows, ...read } = found;
    this.#rows = rows;
    return { top: rows.slice(0, TOP_LINES), ...read };
  }

  understand({ profile, known, now }: Understanding): Summary {
    const understood = planImport(parseFile(this.#rows, profile), profile, { known, now });
    this.#understood = understood;
    const { shelters, faults, notices, lines, dateForm, isSure } = understood;
    const shown = shelters.slice(0, SHOWN_SHELTERS).map(({ shelterId, name, isNew, steps, same }) => ({
      ...{ shelterId, name, isNew },
      lines: steps.reduce((sum, step) => sum + step.lines.length, same.length),
    }));
    const firstFaults = faults.slice(0, SHOWN_FAULTS);
    const firstNotices = notices.slice(0, SHOWN_FAULTS);
    const counts = { shelters: shelters.length, faults: faults.length, notices: notices.length };
    return { lines, dateForm, isSure, ...counts, shown, firstFaults, firstNotices };
  }

  /** The plan for one shelter; null after the last. */
  shelter(index: number): ShelterPlan | null {
    return this.#understood?.shelters[index] ?? null;
  }

  /** A batch of faults from an index on; empty after the last. */
  faults(from: number): readonly ImportFault[] {
    return this.#understood?.faults.slice(from, from + FAULTS_AT_ONCE) ?? [];
  }
}

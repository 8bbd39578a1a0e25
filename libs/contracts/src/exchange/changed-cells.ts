import { MAX_LENGTH } from './cells.ts';
import type { ImportNotice } from './faults.ts';
import type { ImportColumn } from './kinds.ts';

/** What a cell says. */
export interface FoundValue {
  readonly value: string | number;
  readonly typed: string;
  /** How the text was changed so that it can be used. */
  readonly changed?: ImportNotice['what'] | undefined;
}

/** The cells that were changed so that they can be used. */
export class ChangedCells {
  readonly #byText = new Map<string, ImportNotice>();
  readonly #fullNames = new Map<string, string>();

  add(line: number, column: string, { value, typed, changed: what = 'spaces' }: FoundValue): void {
    const key = `${column}\n${typed}`;
    const before = this.#byText.get(key) ?? { line, column, what, typed, as: String(value), lines: 0 };
    this.#byText.set(key, { ...before, lines: before.lines + 1 });
  }

  /** Whether another text became this value when it was cut. */
  isOther(column: ImportColumn, { value, typed, changed }: FoundValue): boolean {
    if (changed !== 'cut' && String(value).length < MAX_LENGTH) return false;
    const key = `${column}\n${value}`;
    const before = this.#fullNames.get(key) ?? typed;
    this.#fullNames.set(key, before);
    return before !== typed;
  }

  notices = (): readonly ImportNotice[] => [...this.#byText.values()];
}

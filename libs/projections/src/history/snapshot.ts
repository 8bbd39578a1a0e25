import type { OpenedRequest } from '@safe-haven/domain';
import { fromStored, type StoredShelter, toStored } from '../now/stored-shelter.ts';
import { ValueTable } from '../value-table.ts';
import type { Need, Needs } from './figures/needs.ts';
import { emptyHistory, type History } from './history.ts';
import type { ShelterWithPast } from './shelter-with-past.ts';
import type { DayEntry, OccupancyLedger } from './trends/ledger.ts';

const NAME = 'history';
/** Raise it whenever the shape of what is folded changes: older snapshots are then ignored. */
const VERSION = 2;

interface Head {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly recordedAt: number;
}

/** Days of a ledger as columns: indexes into the value table, and `width` numbers per day, concatenated. */
interface DayColumns {
  readonly day: number[];
  readonly width: number;
  readonly numbers: number[];
}

type Stored = Omit<StoredShelter<ShelterWithPast>, 'ledger'> & {
  readonly ledger: Omit<OccupancyLedger, 'days'> & { readonly days: DayColumns };
};

interface StoredNeeds {
  readonly requests: readonly OpenedRequest[];
  readonly needs: readonly (readonly [string, Need])[];
  readonly searches: Needs['searches'];
}

/**
 * The history as lines of JSON: version and position, one line per shelter, the needs, and the value table. Nothing may be
 * folded between two lines.
 */
export function* historyLines(history: History): Generator<string, void> {
  const { position, recordedAt, shelters, needs, requests } = history;
  const table = new ValueTable();
  yield JSON.stringify({ name: NAME, version: VERSION, position, recordedAt } satisfies Head);
  for (const shelter of shelters.values()) yield JSON.stringify(withColumns(shelter, table));
  yield JSON.stringify({
    requests: [...requests.values()],
    needs: [...needs.requests],
    searches: needs.searches,
  } satisfies StoredNeeds);
  yield JSON.stringify(table.all());
}

function withColumns(shelter: ShelterWithPast, table: ValueTable): Stored {
  const stored = toStored(shelter, table);
  return { ...stored, ledger: { ...stored.ledger, days: writeDays(stored.ledger.days, table) } };
}

function writeDays(days: OccupancyLedger['days'], table: ValueTable): DayColumns {
  const entries = Object.values(days);
  return {
    day: Object.keys(days).map((day) => table.indexOf(day)),
    width: entries[0]?.length ?? 0,
    numbers: entries.flat(),
  };
}

/** A snapshot with an unreadable event would keep the gap after an upcaster could fill it. */
export const isWholeHistory = ({ shelters, unreadable }: History): boolean =>
  unreadable.size === 0 && shelters.values().every((shelter) => shelter.unreadable === null);

/** null: another version, or invalid: the log is read from its start, with the same result. */
export function historyFromSnapshot(text: string): History | null {
  try {
    return read(text.split('\n'));
  } catch {
    return null;
  }
}

function read(lines: readonly string[]): History | null {
  const { name, version, position, recordedAt } = JSON.parse(lines[0]!) as Head;
  if (name !== NAME || version !== VERSION) return null;
  const values = JSON.parse(lines.at(-1)!) as readonly string[];
  const { requests, needs, searches } = JSON.parse(lines.at(-2)!) as StoredNeeds;
  const history = { ...emptyHistory(), position, recordedAt };
  for (const line of lines.slice(1, -2)) {
    const stored = JSON.parse(line) as Stored;
    const ledger = { ...stored.ledger, days: readDays(stored.ledger.days, values) };
    const shelter = fromStored<ShelterWithPast>({ ...stored, ledger }, values);
    history.shelters.set(shelter.shelterId, shelter);
  }
  for (const request of requests) history.requests.set(request.requestId, request);
  for (const [requestId, need] of needs) history.needs.requests.set(requestId, need);
  history.needs.searches.push(...searches);
  return history;
}

function readDays({ day, width, numbers }: DayColumns, values: readonly string[]): Record<string, DayEntry> {
  const days: Record<string, DayEntry> = {};
  for (const [i, place] of day.entries()) days[values[place]!] = numbers.slice(i * width, (i + 1) * width);
  return days;
}

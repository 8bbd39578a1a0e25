import type { CensusLedger, ShelterState } from '@safe-haven/domain';
import type { FoldedShelter } from './folded-shelter.ts';
import type { DayEntry, OccupancyLedger } from './trends/ledger.ts';
import type { ValueTable } from './value-table.ts';

type Census = NonNullable<CensusLedger['latest']>;

/** Reported nights as columns, oldest month first; nights and instants are indexes into the value table. */
interface NightColumns {
  readonly night: number[];
  readonly asOf: number[];
  readonly inService: (number | null)[];
  readonly occupied: number[];
}

/** Days of a ledger as columns: indexes into the value table, and `width` numbers per day, concatenated. */
interface DayColumns {
  readonly day: number[];
  readonly width: number;
  readonly numbers: number[];
}

/** A shelter as stored in a snapshot: data that grows over the years in columns, the rest as plain JSON. */
export interface StoredShelter extends Omit<FoldedShelter, 'state' | 'ledger'> {
  readonly state: unknown;
  readonly nights: NightColumns | null;
  readonly ledger: Omit<OccupancyLedger, 'days'> & { readonly days: DayColumns };
}

export function toStored({ state, ledger, ...shelter }: FoldedShelter, table: ValueTable): StoredShelter {
  return { ...shelter, ...writeState(state, table), ledger: { ...ledger, days: writeDays(ledger.days, table) } };
}

function writeState(state: ShelterState, table: ValueTable): Pick<StoredShelter, 'state' | 'nights'> {
  if (state.situation === 'unregistered') return { state, nights: null };
  const nights = Object.values(state.census.months).flatMap((month) => Object.values(month));
  return {
    state: { ...state, census: { ...state.census, months: {} } },
    nights: {
      night: nights.map(({ night }) => table.indexOf(night)),
      asOf: nights.map(({ asOf }) => table.indexOf(asOf)),
      inService: nights.map(({ inService }) => inService),
      occupied: nights.map(({ occupied }) => occupied),
    },
  };
}

function writeDays(days: OccupancyLedger['days'], table: ValueTable): DayColumns {
  const entries = Object.values(days);
  return {
    day: Object.keys(days).map((day) => table.indexOf(day)),
    width: entries[0]?.length ?? 0,
    numbers: entries.flat(),
  };
}

/** `values`: the result of `ValueTable.all` after the shelters were written. */
export function fromStored({ nights, ...shelter }: StoredShelter, values: readonly string[]): FoldedShelter {
  const { ledger, state } = shelter;
  return {
    ...shelter,
    state: readState(state as ShelterState, nights, values),
    ledger: { ...ledger, days: readDays(ledger.days, values) },
  };
}

function readState(state: ShelterState, nights: NightColumns | null, values: readonly string[]): ShelterState {
  if (nights === null || state.situation === 'unregistered') return state;
  return { ...state, census: { ...state.census, months: readMonths(nights, values) } };
}

function readMonths({ night, asOf, inService, occupied }: NightColumns, values: readonly string[]) {
  const months: Record<string, Record<string, Census>> = {};
  for (const [i, place] of night.entries()) {
    const name = values[place]!;
    const month = name.slice(0, 7);
    months[month] ??= {};
    months[month][name] = {
      night: name,
      asOf: values[asOf[i]!]!,
      inService: inService[i]!,
      occupied: occupied[i]!,
    };
  }
  return months;
}

function readDays({ day, width, numbers }: DayColumns, values: readonly string[]): Record<string, DayEntry> {
  const days: Record<string, DayEntry> = {};
  for (const [i, place] of day.entries()) days[values[place]!] = numbers.slice(i * width, (i + 1) * width);
  return days;
}

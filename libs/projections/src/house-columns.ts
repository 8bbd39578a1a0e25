import type { CensusLedger, ShelterState } from '@safe-haven/domain';
import type { House } from './house.ts';
import type { DayEntry, OccupancyLedger } from './trends/ledger.ts';
import type { WordList } from './words.ts';

type Census = NonNullable<CensusLedger['latest']>;

/** Reported nights as columns, oldest month first; nights and instants are places in the list of words. */
interface NightColumns {
  readonly night: number[];
  readonly asOf: number[];
  readonly inService: (number | null)[];
  readonly occupied: number[];
}

/** Days of a ledger as columns: places in the list of words, and `width` numbers a day, one after the other. */
interface DayColumns {
  readonly day: number[];
  readonly width: number;
  readonly numbers: number[];
}

/** A house as it is written down: whatever grows with the years stands in columns, the rest is plain JSON. */
export interface WrittenHouse extends Omit<House, 'state' | 'ledger'> {
  readonly state: unknown;
  readonly nights: NightColumns | null;
  readonly ledger: Omit<OccupancyLedger, 'days'> & { readonly days: DayColumns };
}

export function writeHouse({ state, ledger, ...house }: House, words: WordList): WrittenHouse {
  return { ...house, ...writeState(state, words), ledger: { ...ledger, days: writeDays(ledger.days, words) } };
}

function writeState(state: ShelterState, words: WordList): Pick<WrittenHouse, 'state' | 'nights'> {
  if (state.situation === 'unregistered') return { state, nights: null };
  const nights = Object.values(state.census.months).flatMap((month) => Object.values(month));
  return {
    state: { ...state, census: { ...state.census, months: {} } },
    nights: {
      night: nights.map(({ night }) => words.place(night)),
      asOf: nights.map(({ asOf }) => words.place(asOf)),
      inService: nights.map(({ inService }) => inService),
      occupied: nights.map(({ occupied }) => occupied),
    },
  };
}

function writeDays(days: OccupancyLedger['days'], words: WordList): DayColumns {
  const entries = Object.values(days);
  return {
    day: Object.keys(days).map((day) => words.place(day)),
    width: entries[0]?.length ?? 0,
    numbers: entries.flat(),
  };
}

/** `words`: what `WordList.all` gave when the houses had been written. */
export function readHouse({ nights, ...house }: WrittenHouse, words: readonly string[]): House {
  const { ledger, state } = house;
  return {
    ...house,
    state: readState(state as ShelterState, nights, words),
    ledger: { ...ledger, days: readDays(ledger.days, words) },
  };
}

function readState(state: ShelterState, nights: NightColumns | null, words: readonly string[]): ShelterState {
  if (nights === null || state.situation === 'unregistered') return state;
  return { ...state, census: { ...state.census, months: readMonths(nights, words) } };
}

function readMonths({ night, asOf, inService, occupied }: NightColumns, words: readonly string[]) {
  const months: Record<string, Record<string, Census>> = {};
  for (const [i, place] of night.entries()) {
    const name = words[place]!;
    const month = name.slice(0, 7);
    months[month] ??= {};
    months[month][name] = {
      night: name,
      asOf: words[asOf[i]!]!,
      inService: inService[i]!,
      occupied: occupied[i]!,
    };
  }
  return months;
}

function readDays({ day, width, numbers }: DayColumns, words: readonly string[]): Record<string, DayEntry> {
  const days: Record<string, DayEntry> = {};
  for (const [i, place] of day.entries()) days[words[place]!] = numbers.slice(i * width, (i + 1) * width);
  return days;
}

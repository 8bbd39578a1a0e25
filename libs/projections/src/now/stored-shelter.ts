import type { CensusLedger, ShelterState } from '@safe-haven/domain';
import type { ValueTable } from '../value-table.ts';
import type { FoldedShelter } from './folded-shelter.ts';

type Census = NonNullable<CensusLedger['latest']>;

/** Reported nights as columns, oldest month first; nights and instants are indexes into the value table. */
interface NightColumns {
  readonly night: number[];
  readonly asOf: number[];
  readonly inService: (number | null)[];
  readonly occupied: number[];
}

/** A shelter as stored in a snapshot: nights, which grow over the years, in columns, the rest as plain JSON. */
export type StoredShelter<S extends FoldedShelter = FoldedShelter> = Omit<S, 'state'> & {
  readonly state: unknown;
  readonly nights: NightColumns | null;
};

export const toStored = <S extends FoldedShelter>(shelter: S, table: ValueTable): StoredShelter<S> => ({
  ...shelter,
  ...writeState(shelter.state, table),
});

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

/** `values`: the result of `ValueTable.all` after the shelters were written. */
export function fromStored<S extends FoldedShelter>(stored: StoredShelter<S>, values: readonly string[]): S {
  const { nights, ...shelter } = stored;
  return { ...shelter, state: readState(shelter.state as ShelterState, nights, values) } as unknown as S;
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

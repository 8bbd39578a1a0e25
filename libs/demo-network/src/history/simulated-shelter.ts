import { type BedUse, bedUse, type KeptShelter, type Places, placesOf } from '@safe-haven/domain';
import type { LocalTime } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { DemoKeptShelter } from '../shelters/shelter.ts';
import type { Schedule } from './schedule.ts';
import type { ShelterLog } from './shelter-log.ts';
import type { Staff } from './staff.ts';

/** A shelter during its generated month, with everything that the generators of its days need. */
export interface SimulatedShelter {
  readonly definition: DemoKeptShelter;
  readonly log: ShelterLog;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly time: LocalTime;
  readonly staff: Staff;
  /** The id in the log of a scenario of the night. */
  readonly idOf: (key: string) => string;
  /** Ordinary days end here, in ms: from then on the shelter is brought to its target state. */
  readonly ordinaryUntil: number;
}

export const placesAt = (home: SimulatedShelter): Places => placesOf(home.log.kept());

export interface UsedBed {
  readonly bedId: string;
  readonly roomId: string;
  readonly kind: 'adult' | 'child' | 'cot' | 'overflow';
  readonly use: BedUse['use'];
  readonly stayId: string | null;
}

/** The beds and their current use, in the order in which they were set up. */
export function bedsOf(state: KeptShelter): readonly UsedBed[] {
  return Object.values(state.beds).map(({ bedId, roomId, kind }) => {
    const use = bedUse(state, bedId);
    return { bedId, roomId, kind, use: use?.use ?? 'closed', stayId: use?.stayId ?? null };
  });
}

/** Unused beds: free ones for a new party, and spare ones for the party of their room. */
export const unusedBedsOf = (state: KeptShelter): readonly UsedBed[] =>
  bedsOf(state).filter(({ use }) => use === 'free' || use === 'spare');

export const roomIdOf = (shelter: DemoKeptShelter, room: number): string => `${shelter.shelterId}-r${room + 1}`;
export const bedIdOf = (shelter: DemoKeptShelter, room: number, bed: number): string =>
  `${roomIdOf(shelter, room)}-${letterOf(bed).toLowerCase()}`;
/** Beds of a room are lettered: A, B, C … */
export const letterOf = (bed: number): string => String.fromCharCode(65 + bed);

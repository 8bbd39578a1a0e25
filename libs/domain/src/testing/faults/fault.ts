import { after, DAY, HOUR, MINUTE } from '../../instant.ts';
import type { ShelterCommand, ShelterCommandType } from '../../shelter/commands/command.ts';
import type { OutsideShelter } from '../../shelter/decision.ts';
import type { RejectionCode } from '../../shelter/rejections.ts';
import type { Actor } from '../../terms.ts';
import { HOTLINE_ABROAD, MANAGER, party, STAFF } from '../people.ts';
import {
  countedShelter,
  draftShelter,
  emptyShelter,
  idOfHold,
  idOfStay,
  keptShelter,
  registration,
  type Shelter,
} from '../shelter.ts';

/** The fields that the commands of the tables use, all optional: a table fills in what its command needs. */
export type Body = Record<string, unknown> & { type: ShelterCommandType };

/** One thing that speaks against a command. Several are put together to see which is named. */
export interface Fault {
  readonly code: RejectionCode;
  /** What can't be the case at the same time. */
  readonly not?: readonly RejectionCode[];
  /** Happens before the command's own story. */
  readonly early?: (shelter: Shelter) => void;
  /** Happens after it. */
  readonly late?: (shelter: Shelter, body: Body) => void;
  readonly body?: (body: Body, shelter: Shelter) => Partial<Body>;
  readonly actor?: Actor;
  /** What is known from outside of the stream. */
  readonly outside?: OutsideShelter;
  /** Asked of this house instead. */
  readonly shelter?: () => Shelter;
}

export interface Table {
  readonly actor: Actor;
  /** What has to have happened for the command to make sense, and the command that would be accepted. */
  readonly start: (shelter: Shelter) => ShelterCommand;
  /** What is known from outside of the stream. */
  readonly outside?: OutsideShelter;
  readonly faults: readonly Fault[];
}

const LAYOUT = {
  fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', k1: 'cot' } },
  duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } },
  men: { privacy: 'shared', beds: { m1: 'adult', m2: 'adult' } },
  big: {
    privacy: 'shared',
    beds: { b1: 'adult', b2: 'adult', b3: 'adult', b4: 'adult', b5: 'adult', b6: 'adult', o1: 'overflow' },
  },
} as const;
export const shelterOfFaults = (): Shelter => keptShelter(LAYOUT).pass(24 * 60);
export const draftOfFaults = (): Shelter => draftShelter(LAYOUT).pass(24 * 60);

const bedsOf = (body: Body): readonly string[] => (body.beds as string[] | undefined) ?? [];
export const also = (id: string) => (body: Body) => ({ beds: [...bedsOf(body), id] });
export const admitted = (shelter: Shelter, ...beds: string[]): string =>
  idOfStay(
    shelter.given({ type: 'admit-party', party: party({ women: beds.length }), beds, anotherParty: true }, MANAGER),
  );
export const held = (shelter: Shelter, beds: readonly string[], actor: Actor): string =>
  idOfHold(shelter.given({ type: 'hold-beds', party: party({ women: beds.length }), beds }, actor));
/** Its party is on the way. */
export const setOut = (shelter: Shelter, holdId: string) =>
  shelter.given({ type: 'expect-party', holdId, arrival: window(after(shelter.now, HOUR)) }, MANAGER);
export const discharged = (shelter: Shelter, stayId: string) =>
  shelter.given({ type: 'discharge-party', stayId, destination: 'family' }, MANAGER);

export const unregistered: Fault = { code: 'shelter_not_registered', shelter: () => emptyShelter() };
/** Another house of the area has the name that this one has, or wants. */
export const confusable = (name: string): Fault => ({
  code: 'name_like_another',
  not: ['shelter_not_registered'],
  outside: { neighbours: [{ shelterId: 's9', name, areaId: 'rs-beograd' }] },
});
export const counted: Fault = { code: 'shelter_is_counted', not: ['shelter_not_registered'], shelter: countedShelter };

export const future: Fault = { code: 'time_in_future', body: (_, h) => ({ occurredAt: after(h.now, HOUR) }) };
export const longAgo: Fault = {
  code: 'too_long_ago',
  not: ['time_in_future'],
  body: (_, h) => ({ occurredAt: after(h.now, -73 * HOUR) }),
};
export const plan = (field: string, to: (until: string) => unknown = (until) => until): readonly Fault[] => [
  { code: 'time_in_future', body: (_, h) => ({ [field]: to(after(h.now, 400 * DAY)) }) },
  { code: 'until_in_past', not: ['time_in_future'], body: (_, h) => ({ [field]: to(after(h.now, -MINUTE)) }) },
];
export const window = (to: string) => ({ from: after(to, -MINUTE), to });

const BEDS: readonly RejectionCode[] = [
  'bed_unknown',
  'held_again_too_soon',
  'bed_out_of_service',
  'bed_taken',
  'room_taken',
  'room_not_for_party',
  'beds_do_not_suit',
];
export const empty: Fault = { code: 'empty_party', body: () => ({ party: party({}) }) };
export const noBed: Fault = { code: 'bed_unknown', body: also('zz') };
export const outBed: Fault = {
  code: 'bed_out_of_service',
  late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'safety' }),
  body: also('b3'),
};
export const takenBed: Fault = { code: 'bed_taken', late: (h) => held(h, ['b4'], STAFF), body: also('b4') };
export const takenRoom: Fault = { code: 'room_taken', late: (h) => admitted(h, 'd1'), body: also('d2') };
/** A man is in the shared room in which a woman wants a bed. */
export const othersRoom: Fault = {
  code: 'room_not_for_party',
  late: (h) => h.given({ type: 'admit-party', party: party({ men: 1 }), beds: ['m1'], anotherParty: true }, STAFF),
  body: also('m2'),
};
export const wrongBeds: Fault = { code: 'beds_do_not_suit', body: also('c1') };
export const tooMany: Fault = {
  code: 'no_free_place',
  not: [...BEDS, 'empty_party'],
  body: () => ({ beds: undefined, party: party({ women: 30 }) }),
};
export const apart: Fault = {
  code: 'cannot_place_together',
  not: [...BEDS, 'empty_party', 'no_free_place'],
  body: () => ({ beds: undefined, party: party({ women: 8 }) }),
};
export const paused = (actor: Actor): Fault => ({
  code: 'intake_paused',
  late: (h) => h.given({ type: 'pause-intake', reason: 'security' }),
  actor,
});
/** The bed `mine` of the body is one that somebody left a moment ago, and the use is dated back to before that. */
export const earlierUse = (mine: string): Fault => ({
  code: 'overlaps_earlier_use',
  not: ['time_in_future', 'too_long_ago', 'no_free_place', 'cannot_place_together'],
  late: (h) => {
    const stayId = admitted(h, 'b5');
    discharged(h.pass(20), stayId);
    h.pass(10);
  },
  body: (body, h) => ({
    beds: bedsOf(body).map((id) => (id === mine ? 'b5' : id)),
    occurredAt: after(h.now, -20 * MINUTE),
  }),
});
export const noStay: Fault = { code: 'stay_unknown', body: () => ({ stayId: 'zz' }) };
export const goneStay: Fault = {
  code: 'stay_ended',
  not: ['stay_unknown'],
  late: (h, body) => discharged(h, body.stayId as string),
};
export const noHold: Fault = { code: 'hold_unknown', body: () => ({ holdId: 'zz' }) };
export const goneHold: Fault = {
  code: 'hold_ended',
  not: ['hold_unknown'],
  late: (h, body) => h.given({ type: 'release-hold', holdId: body.holdId as string, reason: 'no_show' }),
};
export const notMine: Fault = { code: 'not_your_hold', not: ['hold_unknown', 'hold_ended'], actor: HOTLINE_ABROAD };
export const inUse: Fault = { code: 'bed_in_use', not: ['bed_unknown'], late: (h) => admitted(h, 'b1') };
export const noRoom: Fault = { code: 'room_unknown', body: () => ({ roomId: 'zz' }) };

export const newRoom = (label: string) =>
  ({ label, privacy: 'shared', beds: [{ label: '1', kind: 'adult' }] }) as const;
/** A house that nobody has published yet. */
export const unpublished: Fault = {
  code: 'house_not_published',
  not: ['shelter_not_registered', 'shelter_is_counted', 'house_closed'],
  shelter: () => draftOfFaults(),
};
export const closedShelter: Fault = {
  code: 'house_closed',
  not: ['shelter_not_registered'],
  late: (h) => h.given({ type: 'close' }, MANAGER),
};
export const withoutBeds = (): Shelter => {
  const shelter = emptyShelter();
  shelter.given(registration(), MANAGER);
  return shelter;
};

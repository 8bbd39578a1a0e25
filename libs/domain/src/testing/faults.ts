import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import type { RejectionCode } from '../rejections.ts';
import type { ShelterCommand, ShelterCommandType } from '../shelter/commands/command.ts';
import type { OutsideShelter } from '../shelter/decision.ts';
import type { Actor } from '../terms.ts';
import { countedHouse, emptyHouse, type House, idOfHold, idOfStay, keptHouse, registration, undoBy } from './house.ts';
import {
  COORDINATOR,
  HOTLINE,
  HOTLINE_ABROAD,
  MANAGER,
  OTHER_COORDINATOR,
  party,
  SECOND_MANAGER,
  STAFF,
  TWO,
  WOMAN,
} from './people.ts';

/** The fields that the commands of the tables use, all optional: a table fills in what its command needs. */
export type Body = Record<string, unknown> & { type: ShelterCommandType };

/** One thing that speaks against a command. Several are put together to see which is named. */
export interface Fault {
  readonly code: RejectionCode;
  /** What can't be the case at the same time. */
  readonly not?: readonly RejectionCode[];
  /** Happens before the command's own story. */
  readonly early?: (house: House) => void;
  /** Happens after it. */
  readonly late?: (house: House, body: Body) => void;
  readonly body?: (body: Body, house: House) => Partial<Body>;
  readonly actor?: Actor;
  /** What is known from outside of the stream. */
  readonly outside?: OutsideShelter;
  /** Asked of this house instead. */
  readonly house?: () => House;
}

export interface Table {
  readonly actor: Actor;
  /** What has to have happened for the command to make sense, and the command that would be accepted. */
  readonly start: (house: House) => ShelterCommand;
  readonly faults: readonly Fault[];
}

const LAYOUT = {
  fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', k1: 'cot' } },
  duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } },
  big: {
    privacy: 'shared',
    beds: { b1: 'adult', b2: 'adult', b3: 'adult', b4: 'adult', b5: 'adult', b6: 'adult', o1: 'overflow' },
  },
} as const;
export const houseOfFaults = (): House => keptHouse(LAYOUT).pass(24 * 60);

const bedsOf = (body: Body): readonly string[] => (body.beds as string[] | undefined) ?? [];
const also = (id: string) => (body: Body) => ({ beds: [...bedsOf(body), id] });
const admitted = (house: House, ...beds: string[]): string =>
  idOfStay(house.given({ type: 'admit-party', party: party({ women: beds.length }), beds }, MANAGER));
const held = (house: House, beds: readonly string[], actor: Actor): string =>
  idOfHold(house.given({ type: 'hold-beds', party: party({ women: beds.length }), beds }, actor));
const discharged = (house: House, stayId: string) =>
  house.given({ type: 'discharge-party', stayId, destination: 'family' }, MANAGER);

const unregistered: Fault = { code: 'shelter_not_registered', house: () => emptyHouse() };
/** Another house of the area has the name that this one has, or wants. */
const alike = (name: string): Fault => ({
  code: 'name_like_another',
  not: ['shelter_not_registered'],
  outside: { neighbours: [{ shelterId: 's9', name, areaId: 'rs-beograd' }] },
});
const counted: Fault = { code: 'shelter_is_counted', not: ['shelter_not_registered'], house: countedHouse };

const future: Fault = { code: 'time_in_future', body: (_, h) => ({ occurredAt: after(h.now, HOUR) }) };
const longAgo: Fault = {
  code: 'too_long_ago',
  not: ['time_in_future'],
  body: (_, h) => ({ occurredAt: after(h.now, -73 * HOUR) }),
};
const plan = (field: string, to: (until: string) => unknown = (until) => until): readonly Fault[] => [
  { code: 'time_in_future', body: (_, h) => ({ [field]: to(after(h.now, 400 * DAY)) }) },
  { code: 'until_in_past', not: ['time_in_future'], body: (_, h) => ({ [field]: to(after(h.now, -MINUTE)) }) },
];
const window = (to: string) => ({ from: after(to, -MINUTE), to });

const BEDS: readonly RejectionCode[] = [
  'bed_unknown',
  'held_again_too_soon',
  'bed_out_of_service',
  'bed_taken',
  'room_taken',
  'beds_do_not_suit',
];
const empty: Fault = { code: 'empty_party', body: () => ({ party: party({}) }) };
const noBed: Fault = { code: 'bed_unknown', body: also('zz') };
const outBed: Fault = {
  code: 'bed_out_of_service',
  late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'safety' }),
  body: also('b3'),
};
const takenBed: Fault = { code: 'bed_taken', late: (h) => held(h, ['b4'], STAFF), body: also('b4') };
const takenRoom: Fault = { code: 'room_taken', late: (h) => admitted(h, 'd1'), body: also('d2') };
const wrongBeds: Fault = { code: 'beds_do_not_suit', body: also('c1') };
const tooMany: Fault = {
  code: 'no_free_place',
  not: [...BEDS, 'empty_party'],
  body: () => ({ beds: undefined, party: party({ women: 30 }) }),
};
const apart: Fault = {
  code: 'cannot_place_together',
  not: [...BEDS, 'empty_party', 'no_free_place'],
  body: () => ({ beds: undefined, party: party({ women: 8 }) }),
};
const paused = (actor: Actor): Fault => ({
  code: 'intake_paused',
  late: (h) => h.given({ type: 'pause-intake', reason: 'security' }),
  actor,
});
/** The bed `mine` of the body is one that somebody left a moment ago, and the use is dated back to before that. */
const earlierUse = (mine: string): Fault => ({
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
const noStay: Fault = { code: 'stay_unknown', body: () => ({ stayId: 'zz' }) };
const goneStay: Fault = {
  code: 'stay_ended',
  not: ['stay_unknown'],
  late: (h, body) => discharged(h, body.stayId as string),
};
const noHold: Fault = { code: 'hold_unknown', body: () => ({ holdId: 'zz' }) };
const goneHold: Fault = {
  code: 'hold_ended',
  not: ['hold_unknown'],
  late: (h, body) => h.given({ type: 'release-hold', holdId: body.holdId as string, reason: 'no_show' }),
};
const notMine: Fault = { code: 'not_your_hold', not: ['hold_unknown', 'hold_ended'], actor: HOTLINE_ABROAD };
const inUse: Fault = { code: 'bed_in_use', not: ['bed_unknown'], late: (h) => admitted(h, 'b1') };
const noRoom: Fault = { code: 'room_unknown', body: () => ({ roomId: 'zz' }) };

const newRoom = (label: string) => ({ label, privacy: 'shared', beds: [{ label: '1', kind: 'adult' }] }) as const;
const closedHouse: Fault = {
  code: 'house_closed',
  not: ['shelter_not_registered'],
  late: (h) => h.given({ type: 'close' }, MANAGER),
};
const withoutBeds = (): House => {
  const house = emptyHouse();
  house.given(registration(), MANAGER);
  return house;
};

export const TABLES: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  register: {
    actor: MANAGER,
    start: () => registration(),
    faults: [
      { code: 'already_registered' },
      { code: 'country_not_of_organisation', outside: { countries: ['BA'] } },
      alike('LARA  l'),
    ],
  },
  'change-profile': {
    actor: MANAGER,
    start: () => ({ type: 'change-profile', name: 'Lara 2' }),
    faults: [unregistered, alike('Лара 2')],
  },
  'change-hold-policy': {
    actor: MANAGER,
    start: () => ({ type: 'change-hold-policy', minutes: 60 }),
    faults: [unregistered, counted],
  },
  'change-intake-rules': {
    actor: MANAGER,
    start: () => ({ type: 'change-intake-rules', rules: { pets: 'none' } }),
    faults: [
      unregistered,
      { code: 'time_in_future', body: (_, h) => ({ effectiveFrom: after(h.now, HOUR) }) },
      { code: 'too_long_ago', not: ['time_in_future'], body: (_, h) => ({ effectiveFrom: after(h.now, -80 * HOUR) }) },
    ],
  },
  'add-room': {
    actor: MANAGER,
    start: () => ({ type: 'add-room', label: 'Attic', privacy: 'shared' }),
    faults: [unregistered, counted, { code: 'name_taken', body: () => ({ label: ' DUO' }) }],
  },
  publish: {
    actor: SECOND_MANAGER,
    start: () => ({ type: 'publish' }),
    faults: [
      unregistered,
      {
        code: 'already_published',
        not: ['shelter_not_registered', 'house_closed'],
        late: (h) => h.given({ type: 'publish' }, SECOND_MANAGER),
      },
      { code: 'second_person_needed', not: ['shelter_not_registered'], actor: MANAGER },
      closedHouse,
      {
        code: 'no_beds',
        not: ['shelter_not_registered', 'already_published', 'house_closed'],
        house: () => withoutBeds(),
      },
      alike('Lára 1'),
    ],
  },
  'decline-publication': {
    actor: SECOND_MANAGER,
    start: () => ({ type: 'decline-publication', reasons: ['rooms'] }),
    faults: [
      unregistered,
      {
        code: 'already_published',
        not: ['shelter_not_registered', 'house_closed'],
        late: (h) => h.given({ type: 'publish' }, SECOND_MANAGER),
      },
      { code: 'second_person_needed', not: ['shelter_not_registered'], actor: MANAGER },
      closedHouse,
    ],
  },
  close: {
    actor: MANAGER,
    start: () => ({ type: 'close' }),
    faults: [
      unregistered,
      { ...closedHouse, not: ['shelter_not_registered', 'house_in_use'] },
      { code: 'house_in_use', not: ['shelter_not_registered', 'house_closed'], late: (h) => admitted(h, 'b1') },
    ],
  },
  reopen: {
    actor: MANAGER,
    start: (h) => {
      h.given({ type: 'close' }, MANAGER);
      return { type: 'reopen' };
    },
    faults: [
      unregistered,
      { code: 'not_closed', not: ['shelter_not_registered'], late: (h) => h.given({ type: 'reopen' }, MANAGER) },
      alike('Lára 1'),
    ],
  },
  'add-rooms': {
    actor: MANAGER,
    start: () => ({ type: 'add-rooms', rooms: [newRoom('Attic')] }),
    faults: [
      unregistered,
      counted,
      { code: 'name_taken', body: () => ({ rooms: [newRoom('Cellar'), newRoom(' DUO')] }) },
    ],
  },
  'retire-room': {
    actor: MANAGER,
    start: (h) => {
      h.given({ type: 'add-room', roomId: 'attic', label: 'Attic', privacy: 'shared' }, MANAGER);
      return { type: 'retire-room', roomId: 'attic' };
    },
    faults: [
      unregistered,
      counted,
      noRoom,
      { code: 'room_not_empty', not: ['room_unknown'], body: () => ({ roomId: 'duo' }) },
    ],
  },
  'add-beds': {
    actor: MANAGER,
    start: () => ({ type: 'add-beds', roomId: 'duo', beds: [{ label: 'window', kind: 'child' }] }),
    faults: [
      unregistered,
      counted,
      noRoom,
      { code: 'name_taken', body: () => ({ beds: [{ label: 'door', bedId: 'b1', kind: 'adult' }] }) },
    ],
  },
  'retire-bed': {
    actor: MANAGER,
    start: () => ({ type: 'retire-bed', bedId: 'b1' }),
    faults: [unregistered, counted, { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) }, inUse],
  },
  'take-bed-out-of-service': {
    actor: STAFF,
    start: () => ({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'isolation' }),
    faults: [
      unregistered,
      counted,
      ...plan('expectedBack'),
      { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) },
      {
        code: 'already_out_of_service',
        not: ['bed_unknown', 'bed_in_use'],
        late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'safety' }),
      },
      inUse,
    ],
  },
  'return-bed-to-service': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'safety' });
      return { type: 'return-bed-to-service', bedId: 'b1' };
    },
    faults: [
      unregistered,
      counted,
      { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) },
      { code: 'not_out_of_service', not: ['bed_unknown'], body: () => ({ bedId: 'b2' }) },
    ],
  },
  'pause-intake': {
    actor: STAFF,
    start: () => ({ type: 'pause-intake', reason: 'other' }),
    faults: [unregistered, ...plan('until')],
  },
  'resume-intake': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'pause-intake', reason: 'other' });
      return { type: 'resume-intake' };
    },
    faults: [unregistered, { code: 'not_paused', late: (h) => h.given({ type: 'resume-intake' }) }],
  },
  'open-overflow': {
    actor: STAFF,
    start: (h) => ({ type: 'open-overflow', beds: ['o1'], until: after(h.now, HOUR) }),
    faults: [
      unregistered,
      counted,
      ...plan('until'),
      noBed,
      { code: 'no_overflow_beds', body: also('b1') },
      {
        code: 'bed_out_of_service',
        late: (h) => h.given({ type: 'take-bed-out-of-service', bedId: 'o1', reason: 'cleaning' }),
      },
    ],
  },
  'close-overflow': {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'open-overflow', until: after(h.now, HOUR) });
      return { type: 'close-overflow' };
    },
    faults: [unregistered, counted, { code: 'overflow_not_open', late: (h) => h.given({ type: 'close-overflow' }) }],
  },
  'confirm-occupancy': {
    actor: STAFF,
    start: (h) => ({ type: 'confirm-occupancy', revision: h.kept.revision }),
    faults: [unregistered, { code: 'revision_passed', late: (h) => admitted(h, 'b6') }],
  },
  'report-census': {
    actor: STAFF,
    start: (h) => ({ type: 'report-census', asOf: h.now, night: '2026-03-02', occupied: 3 }),
    faults: [unregistered],
  },
  'report-nights': {
    actor: STAFF,
    start: (h) => ({ type: 'report-nights', nights: [{ asOf: h.now, night: '2026-03-02', occupied: 3 }] }),
    faults: [unregistered],
  },
  'hold-beds': {
    actor: COORDINATOR,
    start: () => ({ type: 'hold-beds', party: WOMAN, beds: ['b1'] }),
    faults: [
      unregistered,
      counted,
      {
        code: 'ask_the_house',
        late: (h) => h.given({ type: 'change-hold-policy', directHolds: 'nobody' }, MANAGER),
        actor: HOTLINE,
      },
      ...plan('arrival', (to) => window(to)),
      empty,
      noBed,
      paused(HOTLINE),
      {
        code: 'held_again_too_soon',
        early: (h) => {
          held(h, ['b2'], HOTLINE);
          h.pass(95);
        },
        body: also('b2'),
        actor: HOTLINE,
      },
      outBed,
      takenBed,
      takenRoom,
      wrongBeds,
      tooMany,
      apart,
    ],
  },
  'extend-hold': {
    actor: HOTLINE,
    start: (h) => ({ type: 'extend-hold', holdId: held(h, ['b1'], HOTLINE) }),
    faults: [
      unregistered,
      counted,
      noHold,
      goneHold,
      notMine,
      {
        code: 'no_extension_left',
        early: (h) => h.given({ type: 'change-hold-policy', extensions: 0 }, MANAGER),
      },
      {
        code: 'past_longest_end',
        early: (h) => h.given({ type: 'change-hold-policy', longestMinutes: 90 }, MANAGER),
      },
    ],
  },
  'expect-party': {
    actor: HOTLINE,
    start: (h) => ({ type: 'expect-party', holdId: held(h, ['b1'], HOTLINE), arrival: window(after(h.now, HOUR)) }),
    faults: [unregistered, counted, ...plan('arrival', (to) => window(to)), noHold, goneHold, notMine],
  },
  'receive-transfer': {
    actor: STAFF,
    start: (h) => ({
      type: 'receive-transfer',
      transferId: 't1',
      requestId: null,
      theirHold: null,
      party: WOMAN,
      needs: {},
      arrival: window(after(h.now, HOUR)),
    }),
    faults: [
      unregistered,
      counted,
      { ...closedHouse, not: ['shelter_not_registered', 'shelter_is_counted'] },
      { code: 'empty_party', body: () => ({ party: party({ infants: 1 }) }) },
      paused(STAFF),
      {
        code: 'party_not_taken',
        not: ['empty_party'],
        late: (h) => h.given({ type: 'change-intake-rules', rules: { gender: ['men'] } }, MANAGER),
      },
      tooMany,
      apart,
    ],
  },
  'release-hold': {
    actor: HOTLINE,
    start: (h) => ({ type: 'release-hold', holdId: held(h, ['b1'], HOTLINE), reason: 'declined' }),
    faults: [unregistered, counted, noHold, goneHold, notMine],
  },
  'admit-party': {
    actor: COORDINATOR,
    start: () => ({ type: 'admit-party', party: WOMAN, beds: ['b1'] }),
    faults: [
      unregistered,
      counted,
      future,
      longAgo,
      empty,
      noBed,
      noHold,
      {
        code: 'hold_ended',
        not: ['hold_unknown'],
        body: (_, h) => {
          const holdId = held(h, ['a1'], MANAGER);
          h.given({ type: 'release-hold', holdId, reason: 'declined' });
          return { holdId };
        },
      },
      paused(OTHER_COORDINATOR),
      outBed,
      takenBed,
      takenRoom,
      wrongBeds,
      tooMany,
      apart,
      earlierUse('b1'),
    ],
  },
  'move-party': {
    actor: STAFF,
    start: (h) => ({ type: 'move-party', stayId: admitted(h, 'b1'), beds: ['b2'] }),
    faults: [
      unregistered,
      counted,
      future,
      longAgo,
      noBed,
      noStay,
      goneStay,
      outBed,
      takenBed,
      takenRoom,
      wrongBeds,
      earlierUse('b2'),
    ],
  },
  'change-party': {
    actor: STAFF,
    start: (h) => ({ type: 'change-party', stayId: admitted(h, 'b1'), party: TWO, beds: ['b1', 'b2'] }),
    faults: [
      unregistered,
      counted,
      future,
      longAgo,
      empty,
      noBed,
      noStay,
      goneStay,
      outBed,
      takenBed,
      takenRoom,
      wrongBeds,
      tooMany,
      apart,
      earlierUse('b2'),
    ],
  },
  'plan-departure': {
    actor: STAFF,
    start: (h) => ({ type: 'plan-departure', stayId: admitted(h, 'b1'), window: window(after(h.now, HOUR)) }),
    faults: [unregistered, counted, ...plan('window', (to) => window(to)), noStay, goneStay],
  },
  'withdraw-departure-plan': {
    actor: STAFF,
    start: (h) => {
      const stayId = admitted(h, 'b1');
      h.given({ type: 'plan-departure', stayId, window: window(after(h.now, HOUR)) });
      return { type: 'withdraw-departure-plan', stayId };
    },
    faults: [
      unregistered,
      counted,
      noStay,
      {
        code: 'no_departure_plan',
        not: ['stay_unknown'],
        late: (h, body) => h.given({ type: 'withdraw-departure-plan', stayId: body.stayId as string }),
      },
      goneStay,
    ],
  },
  'discharge-party': {
    actor: STAFF,
    start: (h) => ({ type: 'discharge-party', stayId: admitted(h, 'b1'), destination: 'own_home' }),
    faults: [
      unregistered,
      counted,
      future,
      longAgo,
      noStay,
      goneStay,
      {
        code: 'overlaps_earlier_use',
        not: ['time_in_future', 'too_long_ago', 'stay_unknown', 'stay_ended'],
        body: (_, h) => ({ occurredAt: after(h.now, -MINUTE) }),
      },
    ],
  },
  undo: {
    actor: STAFF,
    start: (h) => {
      h.given({ type: 'add-beds', roomId: 'duo', beds: [{ label: 'extra', bedId: 'x1', kind: 'adult' }] }, STAFF);
      return undoBy(h, STAFF);
    },
    faults: [
      unregistered,
      {
        code: 'hold_ended',
        not: ['nothing_to_undo', 'not_your_last_action', 'correction_breaks_later_events'],
        late: (h) => {
          const holdId = held(h, ['b6'], STAFF);
          h.given({ type: 'release-hold', holdId, reason: 'no_show' }, MANAGER);
        },
        body: (_, h) => undoBy(h, STAFF),
      },
      {
        code: 'nothing_to_undo',
        not: ['hold_ended', 'not_your_last_action', 'correction_breaks_later_events'],
        actor: OTHER_COORDINATOR,
      },
      {
        code: 'not_your_last_action',
        not: ['hold_ended', 'nothing_to_undo', 'undo_too_late'],
        late: (h) => held(h, ['b5'], STAFF),
      },
      { code: 'undo_too_late', not: ['nothing_to_undo', 'not_your_last_action'], late: (h) => h.pass(1) },
      { code: 'correction_breaks_later_events', late: (h) => admitted(h, 'x1') },
    ],
  },
  'correct-event': {
    actor: COORDINATOR,
    start: (h) => {
      admitted(h, 'b1');
      const { eventId } = (h.facts.at(-1) as House['facts'][number]).context;
      return { type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'typing_error' };
    },
    faults: [
      unregistered,
      {
        code: 'time_in_future',
        body: (_, h) => ({ correction: { kind: 'replace_time', occurredAt: after(h.now, HOUR) } }),
      },
      {
        code: 'too_long_ago',
        not: ['time_in_future', 'event_unknown'],
        body: (_, h) => ({ correction: { kind: 'replace_time', occurredAt: after(h.now, -200 * HOUR) } }),
      },
      { code: 'event_unknown', body: () => ({ eventId: 'zz' }) },
      { code: 'correction_not_allowed', not: ['event_unknown'], late: (h) => h.pass(25 * 60) },
      {
        code: 'correction_breaks_later_events',
        not: ['time_in_future', 'too_long_ago', 'event_unknown'],
        late: (h) => discharged(h, Object.keys(h.kept.stays)[0] as string),
      },
    ],
  },
};

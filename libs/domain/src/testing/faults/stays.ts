import { after, HOUR, MINUTE } from '../../instant.ts';
import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import { COORDINATOR, MANAGER, OTHER_COORDINATOR, STAFF, TWO, WOMAN } from '../people.ts';
import {
  admitted,
  apart,
  counted,
  earlierUse,
  empty,
  future,
  goneStay,
  held,
  longAgo,
  noBed,
  noHold,
  noStay,
  othersRoom,
  outBed,
  paused,
  plan,
  type Table,
  takenBed,
  takenRoom,
  tooMany,
  unregistered,
  window,
  wrongBeds,
} from './fault.ts';

/** Beds that are lived in. */
export const STAYS: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  'admit-party': {
    actor: COORDINATOR,
    start: () => ({ type: 'admit-party', party: WOMAN, beds: ['b1'], anotherParty: true }),
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
      {
        code: 'party_is_held',
        not: ['empty_party', 'no_free_place', 'cannot_place_together'],
        late: (h) => held(h, ['b6'], MANAGER),
        body: () => ({ anotherParty: undefined }),
      },
      {
        code: 'party_is_expected',
        not: ['empty_party', 'party_is_held', 'bed_taken', 'room_taken', 'no_free_place', 'cannot_place_together'],
        outside: { expected: [{ transferId: 't1', requestId: null, party: WOMAN }] },
        body: () => ({ anotherParty: undefined }),
      },
      outBed,
      takenBed,
      takenRoom,
      othersRoom,
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
      othersRoom,
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
      othersRoom,
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
};

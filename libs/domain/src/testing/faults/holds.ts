import { after, HOUR } from '../../instant.ts';
import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import { COORDINATOR, HOTLINE, MANAGER, party, STAFF, WOMAN } from '../people.ts';
import {
  also,
  apart,
  closedShelter,
  counted,
  empty,
  goneHold,
  held,
  noBed,
  noHold,
  notMine,
  othersRoom,
  outBed,
  paused,
  plan,
  setOut,
  type Table,
  takenBed,
  takenRoom,
  tooMany,
  unpublished,
  unregistered,
  window,
  wrongBeds,
} from './fault.ts';

/** Beds that are promised. */
export const HOLDS: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  'hold-beds': {
    actor: COORDINATOR,
    start: () => ({ type: 'hold-beds', party: WOMAN, beds: ['b1'] }),
    faults: [
      unregistered,
      counted,
      unpublished,
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
      othersRoom,
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
      { ...closedShelter, not: ['shelter_not_registered', 'shelter_is_counted'] },
      unpublished,
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
    faults: [
      unregistered,
      counted,
      noHold,
      { ...goneHold, not: ['hold_unknown', 'party_on_the_way'] },
      notMine,
      {
        code: 'party_on_the_way',
        not: ['hold_unknown', 'hold_ended'],
        late: (h, body) => setOut(h, body.holdId as string),
      },
    ],
  },
};

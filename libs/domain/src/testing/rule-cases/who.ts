import { FAMILY, party, TWO } from '../people.ts';
import type { RuleCase } from './case.ts';

const minor = party({ girls: 1 });
const son = party({ women: 1, boys: 1, sonsOldest: '12-14' });

/** Rules about who they are. */
export const WHO_CASES = {
  gender: [
    {
      party: party({ women: 1, men: 1, boys: 1, sonsOldest: '0-6' }),
      bars: [
        [['women', 'girls'], { groups: ['men', 'boys'] }],
        ['women, girls, boys', { groups: ['men'] }],
      ],
      welcomes: [['women', 'men', 'boys'], 'Women; men; boys'],
      unknown: 'ask',
    },
    {
      needs: { transOrNonBinary: true },
      bars: [[['women', 'girls'], { groups: ['trans_non_binary'] }]],
      welcomes: [['women', 'trans_non_binary']],
      unknown: 'ask',
    },
    {
      party: party({ other: 1 }),
      bars: [[['women'], { groups: ['trans_non_binary'] }]],
      welcomes: [['trans_non_binary']],
      unknown: 'ask',
    },
  ],
  age_min: [
    { needs: { youngest: 19 }, bars: [[21, { limit: 21 }]], welcomes: [18, 19, '18'], unknown: 'ask' },
    { obliges: [[21, { limit: 21 }]], unless: { youngest: 30 }, welcomes: [18, 0], unknown: 'nothing' },
    {
      party: minor,
      bars: [[18, { limit: 18 }]],
      obliges: [[15, { limit: 15 }]],
      welcomes: [0],
      unknown: 'nothing',
    },
    { party: minor, needs: { youngest: 15 }, bars: [[16, { limit: 16 }]], welcomes: [15], unknown: 'ask' },
    { party: FAMILY, needs: { youngest: 24 }, welcomes: [18], unknown: 'ask' },
  ],
  age_max: [
    { needs: { oldest: 66 }, bars: [[65, { limit: 65 }]], welcomes: [66], unknown: 'ask' },
    { bars: [[17, { limit: 17 }]], welcomes: [65, 18], unknown: 'nothing' },
    { party: minor, obliges: [[14, { limit: 14 }]], unless: { oldest: 12 }, welcomes: [17], unknown: 'nothing' },
  ],
  unaccompanied_minor: [
    {
      party: minor,
      bars: [['no', { value: 'no' }]],
      obliges: [['guardian_needed', { value: 'guardian_needed' }]],
      welcomes: ['yes', true],
      unknown: 'ask',
    },
    {
      needs: { unaccompaniedMinor: true, hasGuardian: false },
      bars: [
        [false, { value: 'no' }],
        ['guardian_needed', { value: 'guardian_needed' }],
      ],
      welcomes: ['yes'],
      unknown: 'ask',
    },
    { party: minor, needs: { hasGuardian: true }, welcomes: ['guardian_needed'], unknown: 'ask' },
    { party: FAMILY, welcomes: ['no'], unknown: 'nothing' },
  ],
  party_adults: [{ party: TWO, bars: [[1, { limit: 1 }]], welcomes: [2, '2'], unknown: 'nothing' }],
  party_children: [{ party: FAMILY, bars: [[1, { limit: 1 }]], welcomes: [2], unknown: 'nothing' }],
  sons_max_age: [
    { party: son, bars: [[11, { limit: 11 }]], welcomes: [14, 17], unknown: 'ask' },
    { party: son, needs: { oldestSon: 13 }, bars: [[12, { limit: 12 }]], welcomes: [13], unknown: 'ask' },
    {
      party: party({ women: 1, boys: 1 }),
      bars: [[0, { limit: 0 }]],
      welcomes: [17],
      unknown: 'ask',
    },
    { party: party({ women: 1, girls: 1, sonsOldest: '15-17' }), welcomes: [0], unknown: 'nothing' },
  ],
  pregnancy: [
    {
      needs: { pregnantMonth: 7 },
      obliges: [
        ['no', { value: 'no', month: null }],
        ['until_month', { value: 'until_month', month: null }],
        ['until_month:6', { value: 'until_month', month: 6 }],
        [5, { value: 'until_month', month: 5 }],
      ],
      welcomes: ['yes', 7, 'until_month:8'],
      unknown: 'ask',
    },
    {
      needs: { pregnantMonth: 'unknown' },
      obliges: [[8, { value: 'until_month', month: 8 }]],
      welcomes: ['yes'],
      unknown: 'ask',
    },
    { welcomes: ['no'], unknown: 'nothing' },
  ],
  room_privacy: [
    { needs: { ownRoom: true }, welcomes: ['own_room_possible', false], unknown: 'nothing' },
    {
      party: party({ women: 3 }),
      needs: { ownRoom: true },
      obliges: [
        ['own_room_possible', {}],
        [false, {}],
      ],
      welcomes: [],
      unknown: 'nothing',
    },
  ],
} as const satisfies Record<string, readonly RuleCase[]>;

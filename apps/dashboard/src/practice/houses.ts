import type { CommandBody } from '@safe-haven/contracts';
import type { Party } from '@safe-haven/domain';

/** What is called differently in each language: a bird, a town, a place to meet. */
export const HOUSES = ['heron', 'swallow', 'lark', 'owl', 'stork', 'raven'] as const;
export type HouseId = (typeof HOUSES)[number];
export const TOWNS = ['lakeside', 'oldPort', 'hillTown', 'farValley'] as const;
export type TownId = (typeof TOWNS)[number];

/** A code that ISO 3166 gives to no country. */
export const NO_COUNTRY = 'ZZ';

type Rooms = NonNullable<CommandBody<'register'>['rooms']>;

export interface PracticeHouse {
  readonly town: TownId;
  readonly rooms: Rooms;
  readonly sonsMaxAge: number;
  /** Who lives there, in the order in which they came. */
  readonly stays: readonly { readonly party: Party; readonly beds: readonly string[] }[];
  /** When it was last confirmed, minutes before the night. */
  readonly confirmedMinutes: number;
  /** It decides itself who comes. */
  readonly asksFirst?: true;
  readonly paused?: true;
  /** Invented: no network has this country code. */
  readonly number: string;
}

const room = (label: string, privacy: 'household' | 'shared', beds: string): Rooms[number] => ({
  label,
  privacy,
  beds: [...beds].map((letter, i) => ({
    bedId: `bed-${label}${String.fromCharCode(97 + i)}`,
    label: `${label}${String.fromCharCode(65 + i)}`,
    kind: letter === 'a' ? ('adult' as const) : ('child' as const),
  })),
});

const family: Party = { women: 1, men: 0, other: 0, girls: 1, boys: 0, infants: 0, sonsOldest: null };
const woman: Party = { ...family, girls: 0 };

/** Six houses in no country: two have room for a family, one asks first, one has a place for a woman, two have none. */
export const PRACTICE_HOUSES: Readonly<Record<HouseId, PracticeHouse>> = {
  heron: {
    town: 'lakeside',
    rooms: [room('1', 'household', 'acc'), room('2', 'household', 'acc'), room('3', 'shared', 'aaa')],
    sonsMaxAge: 17,
    stays: [{ party: woman, beds: ['bed-3a'] }],
    confirmedMinutes: 12,
    number: '+999 20 555 101',
  },
  swallow: {
    town: 'lakeside',
    rooms: [room('1', 'household', 'acc'), room('2', 'shared', 'aa')],
    sonsMaxAge: 11,
    stays: [{ party: woman, beds: ['bed-2a'] }],
    confirmedMinutes: 25,
    number: '+999 20 555 102',
  },
  lark: {
    town: 'oldPort',
    rooms: [room('1', 'household', 'acc')],
    sonsMaxAge: 17,
    stays: [],
    confirmedMinutes: 40,
    asksFirst: true,
    number: '+999 20 555 103',
  },
  owl: {
    town: 'hillTown',
    rooms: [room('1', 'shared', 'aa')],
    sonsMaxAge: 11,
    stays: [{ party: woman, beds: ['bed-1a'] }],
    confirmedMinutes: 200,
    number: '+999 20 555 104',
  },
  stork: {
    town: 'oldPort',
    rooms: [room('1', 'household', 'ac'), room('2', 'shared', 'a')],
    sonsMaxAge: 11,
    stays: [
      { party: family, beds: ['bed-1a', 'bed-1b'] },
      { party: woman, beds: ['bed-2a'] },
    ],
    confirmedMinutes: 30,
    number: '+999 20 555 105',
  },
  raven: {
    town: 'farValley',
    rooms: [room('1', 'household', 'acc')],
    sonsMaxAge: 17,
    stays: [],
    confirmedMinutes: 60,
    paused: true,
    number: '+999 20 555 106',
  },
};

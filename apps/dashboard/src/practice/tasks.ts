import type { Me } from '@safe-haven/contracts';
import { type Actor, MINUTE, type Party } from '@safe-haven/domain';
import { HOUSES, type HouseId, NO_COUNTRY } from './houses.ts';
import type { Entry } from './log.ts';
import { SEED, type Words, type Writing, writeNight } from './night.ts';
import { openPracticeLine, type PracticeLine } from './practice-line.ts';

/** What somebody is to do, at a minute of the night. */
export interface Task {
  readonly name: TaskName;
  /** The time of the night, hours and minutes. */
  readonly at: readonly [hour: number, minute: number];
  /** What a practised hand takes. */
  readonly aim: { readonly taps: number; readonly seconds: number };
  /** Where it begins. */
  readonly path: '/find' | '/tonight';
  /** Who is looked for already when it begins. */
  readonly party?: Party;
  /** It begins on the screen on which this one has ended, if that was done. */
  readonly follows?: TaskName;
}

export type TaskName = 'find' | 'race' | 'send' | 'line' | 'lapse';

const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
/** A mother, a girl and a boy of nine. */
export const FAMILY: Party = { ...NOBODY, women: 1, girls: 1, boys: 1 };
export const SON = 9;
const WOMAN: Party = { ...NOBODY, women: 1 };

/** The five tasks of a hotline, in the order of the night. */
export const HOTLINE_TASKS: readonly Task[] = [
  { name: 'find', at: [2, 10], aim: { taps: 6, seconds: 25 }, path: '/find' },
  { name: 'race', at: [2, 24], aim: { taps: 1, seconds: 8 }, path: '/find', party: FAMILY },
  { name: 'send', at: [2, 25], aim: { taps: 3, seconds: 20 }, path: '/tonight', follows: 'race' },
  { name: 'line', at: [2, 40], aim: { taps: 1, seconds: 20 }, path: '/find', party: WOMAN },
  { name: 'lapse', at: [3, 36], aim: { taps: 2, seconds: 15 }, path: '/tonight' },
];

/** What happened in a task: its clock starts anew, it is done, or something is worth talking about. */
export type Happened = 'begun' | 'done' | 'no_age';

/** Where a task is played. */
export interface Place {
  readonly words: Words;
  readonly timezone: string;
  /** The name of whoever plays. */
  readonly name: string;
  /** The instant of an hour and a minute of the night, in ms. */
  at(hour: number, minute: number): number;
  /** The device's clock, in ms. */
  clock(): number;
}

/** A task that is open: its night, and who plays in it. */
export interface OpenTask {
  readonly line: PracticeLine;
  readonly me: Me;
  /** Follows one task of this night until it is done. Returns how to stop. */
  follow(task: Task, tell: (happened: Happened) => void): () => void;
}

type Asked = Parameters<NonNullable<Parameters<typeof openPracticeLine>[0]['onAsked']>>[0];

/** How long after the numbers were read the line goes, ms. */
const CUT_AFTER_MS = 400;

/** Opens the night at the minute of a task. */
export function openTask(task: Task, place: Place): OpenTask {
  const { words, timezone, clock } = place;
  const begins = place.at(...task.at);
  const ahead = begins - clock();
  const night = writeNight(words, timezone, place.at(2, 0));
  prepare(task, night, begins);
  const me = playerIn(night.people.player, place);
  const listeners = new Set<(asked: Asked) => void>();
  const line = openPracticeLine({
    ...{ log: night.log, actor: night.people.player, me, words, timezone },
    now: () => clock() + ahead,
    onAsked: (asked) => {
      for (const listener of listeners) listener(asked);
    },
  });
  const open = { night, line, onAsked: (listener: (asked: Asked) => void) => add(listeners, listener) };
  return {
    line,
    me,
    follow: ({ name }, tell) => {
      const stops = FOLLOWED[name]({ ...open, now: () => clock() + ahead }, tell);
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function add<T>(to: Set<T>, listener: T): () => void {
  to.add(listener);
  return () => to.delete(listener);
}

/** The hold that the task begins with. */
function prepare({ name }: Task, { people: { player }, send }: Writing, begins: number): void {
  const hold = (minutesAgo: number) =>
    send(begins - minutesAgo * MINUTE, player, 'heron', { type: 'hold-beds', party: FAMILY });
  if (name === 'send') hold(1);
  if (name === 'lapse') hold(86);
}

interface Followed {
  readonly night: Writing;
  readonly line: PracticeLine;
  now(): number;
  onAsked(listener: (asked: Asked) => void): () => void;
}

type Follow = (followed: Followed, tell: (happened: Happened) => void) => readonly (() => void)[];

/** Told when the one who plays has recorded one of these. */
const whenRecorded = (
  { night: { log, people } }: Followed,
  types: readonly Entry['event']['type'][],
  then: () => void,
): (() => void) =>
  log.onAppended((entries) => {
    const isTheirs = ({ event, metadata }: Entry) =>
      metadata.actor.person === people.player.person && types.includes(event.type);
    if (entries.some(isTheirs)) then();
  });

const FOLLOWED: Readonly<Record<TaskName, Follow>> = {
  find: (followed, tell) => {
    let hasAge = false;
    return [
      followed.onAsked(({ path, body }) => {
        if (path === '/api/find') hasAge = Object.hasOwn((body as { readonly needs: object }).needs, 'oldestSon');
      }),
      whenRecorded(followed, ['BedsHeld'], () => {
        if (!hasAge) tell('no_age');
        tell('done');
      }),
    ];
  },
  race: (followed, tell) => {
    let isLost = false;
    return [
      followed.onAsked(({ path }) => {
        const shelterId = HOUSES.find((id) => path === `/api/shelters/${id}/hold-beds`);
        if (isLost || shelterId === undefined) return;
        isLost = true;
        fill(followed, shelterId);
        tell('begun');
      }),
      whenRecorded(followed, ['BedsHeld'], () => isLost && tell('done')),
    ];
  },
  send: (followed, tell) => [whenRecorded(followed, ['PartyExpected'], () => tell('done'))],
  line: (followed, tell) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return [
      followed.onAsked(({ path }) => {
        if (!path.startsWith('/api/duty-contacts')) return;
        timer ??= setTimeout(() => {
          followed.line.cut();
          tell('begun');
        }, CUT_AFTER_MS);
      }),
      () => clearTimeout(timer),
    ];
  },
  lapse: (followed, tell) => [whenRecorded(followed, ['HoldExtended', 'HoldReleased'], () => tell('done'))],
};

/** A colleague takes every room that this family fits in, one hold after the other. */
function fill({ night: { log, people }, now }: Followed, shelterId: HouseId): void {
  for (let n = 1; ; n++) {
    const command = { type: 'hold-beds', party: FAMILY } as const;
    const commandId = `${SEED}-race-${n}`;
    if (log.handle({ actor: people.colleague, shelterId, command, commandId, now: now() }).kind !== 'done') return;
  }
}

/** A session is over at no time of the night. */
const NEVER_ENDS_MS = 12 * 60 * MINUTE;

function playerIn({ person, role, organisation, country }: Actor, { name, clock }: Place): Me {
  const grantId = `practice-${clock()}`;
  return {
    ...{ person, name, role, organisation, country, grantId },
    demo: false,
    may: ['board', 'find', 'call', 'requests'],
    delayMinutes: 0,
    map: { mapboxToken: null, mapboxStyleLight: '', mapboxStyleNight: '' },
    roles: [{ grantId, role, organisation, country: NO_COUNTRY, shelters: null }],
    language: null,
    idleMinutes: 12 * 60,
    expiresAt: new Date(clock() + NEVER_ENDS_MS).toISOString(),
    steppedUpUntil: null,
  };
}

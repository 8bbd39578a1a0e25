import type { Me } from '@safe-haven/contracts';
import { type Actor, MINUTE } from '@safe-haven/domain';
import { FOLLOWED, type Happened } from './follow.ts';
import { NO_COUNTRY } from './houses.ts';
import { type Words, type Writing, writeNight } from './night.ts';
import { type AskedOf, openPracticeLine, type PracticeLine } from './practice-line.ts';
import { FAMILY, type PlayerRole, type Task } from './tasks.ts';

/** Where a task is played. */
export interface Place {
  readonly words: Words;
  readonly timezone: string;
  /** The name of the person who plays. */
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

/** Opens the night at the minute of a task. */
export function openTask(task: Task, role: PlayerRole, place: Place): OpenTask {
  const { words, timezone, clock } = place;
  const begins = place.at(...task.at);
  const ahead = begins - clock();
  const night = writeNight(words, timezone, place.at(2, 0));
  const player = night.people[role];
  prepare(task, night, { player, begins });
  const me = sessionOf(player, role, place);
  const listeners = new Set<(asked: AskedOf) => void>();
  const line = openPracticeLine({
    ...{ log: night.log, actor: player, me, words, timezone },
    now: () => clock() + ahead,
    onAsked: (asked) => {
      for (const listener of listeners) listener(asked);
    },
  });
  const open = { night, player, line, onAsked: (listener: (asked: AskedOf) => void) => add(listeners, listener) };
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

/** What has happened when the task begins. */
function prepare(
  { name }: Task,
  { people: { caller }, send }: Writing,
  { player, begins }: { readonly player: Actor; readonly begins: number },
): void {
  const at = (minutesAgo: number) => begins - minutesAgo * MINUTE;
  const hold = (minutesAgo: number, by: Actor) =>
    send(at(minutesAgo), by, 'heron', { type: 'hold-beds', party: FAMILY });
  if (name === 'send') hold(1, player);
  if (name === 'lapse') hold(86, player);
  if (name !== 'arrive') return;
  const holdId = hold(20, caller);
  const arrival = { from: new Date(at(15)).toISOString(), to: new Date(at(-15)).toISOString() };
  send(at(15), caller, 'heron', { type: 'expect-party', holdId, arrival });
}

/** A session is over at no time of the night. */
const NEVER_ENDS_MS = 12 * 60 * MINUTE;

/** The screens that a night has, by role; of each the policy decides what may be done there. */
const MAY: Readonly<Record<PlayerRole, readonly string[]>> = {
  hotline: ['board', 'find', 'call', 'requests'],
  shelter_staff: ['board', 'exact', 'call', 'keep'],
  coordinator: ['board', 'exact', 'find', 'call', 'keep', 'requests'],
};

function sessionOf({ person, organisation, country, shelters }: Actor, role: PlayerRole, { name, clock }: Place): Me {
  const grantId = `practice-${clock()}`;
  return {
    ...{ person, name, role, organisation, country, grantId },
    demo: false,
    may: [...MAY[role]],
    delayMinutes: 0,
    map: { mapboxToken: null, mapboxStyleLight: '', mapboxStyleNight: '' },
    roles: [
      { grantId, role, organisation, country: NO_COUNTRY, shelters: shelters === undefined ? null : [...shelters] },
    ],
    language: null,
    idleMinutes: 12 * 60,
    expiresAt: new Date(clock() + NEVER_ENDS_MS).toISOString(),
    steppedUpUntil: null,
  };
}

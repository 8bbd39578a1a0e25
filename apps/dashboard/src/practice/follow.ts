import type { Actor } from '@safe-haven/domain';
import { HOUSES, type HouseId } from './houses.ts';
import type { Entry } from './log.ts';
import { SEED, type Writing } from './night.ts';
import type { AskedOf, PracticeLine } from './practice-line.ts';
import { FAMILY, type TaskName } from './tasks.ts';

/** What happened in a task: its clock starts again, it is done, or something is worth talking about. */
export type Happened = 'begun' | 'done' | 'no_age';

/** How long after the numbers were read the line goes, ms. */
const CUT_AFTER_MS = 400;

/** A night that is played, and by whom. */
interface Followed {
  readonly night: Writing;
  readonly player: Actor;
  readonly line: PracticeLine;
  now(): number;
  onAsked(listener: (asked: AskedOf) => void): () => void;
}

type Follow = (followed: Followed, tell: (happened: Happened) => void) => readonly (() => void)[];

/** Called when the one who plays has recorded one of these. */
const whenRecorded = (
  { night: { log }, player }: Followed,
  types: readonly Entry['event']['type'][],
  then: () => void,
): (() => void) =>
  log.onAppended((entries) => {
    const isTheirs = ({ event, metadata }: Entry) =>
      metadata.actor.person === player.person && types.includes(event.type);
    if (entries.some(isTheirs)) then();
  });

/** How each task is seen to begin again, to be done, and what is worth talking about in it. */
export const FOLLOWED: Readonly<Record<TaskName, Follow>> = {
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
  arrive: (followed, tell) => [whenRecorded(followed, ['PartyAdmitted'], () => tell('done'))],
  correct: (followed, tell) => [whenRecorded(followed, ['OccupancyConfirmed'], () => tell('done'))],
  leave: (followed, tell) => [whenRecorded(followed, ['PartyDischarged'], () => tell('done'))],
};

/** A colleague takes every room that this family fits in, one hold after the other. */
function fill({ night: { log, people }, now }: Followed, shelterId: HouseId): void {
  for (let n = 1; ; n++) {
    const command = { type: 'hold-beds', party: FAMILY } as const;
    const commandId = `${SEED}-race-${n}`;
    if (log.handle({ actor: people.colleague, shelterId, command, commandId, now: now() }).kind !== 'done') return;
  }
}

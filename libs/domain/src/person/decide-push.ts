import { own, without } from '../records.ts';
import type { PersonCommand } from './commands.ts';
import type { PersonEvent, PushEnd } from './events.ts';
import { PUSHES_AT_MOST } from './limits.ts';
import { type PersonDecision, recorded, refused } from './rejections.ts';
import type { ActivePerson } from './state.ts';

type Command<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

/** A device is told of tasks from now on, for as long as nobody signs out there. Of too many the oldest is told no more. */
export function decideSubscribe(
  { subscriptionId, sessionId, subscription }: Command<'subscribe-push'>,
  { pushes, sessions }: ActivePerson,
): PersonDecision {
  if (!own(sessions, sessionId)) return refused('session_unknown');
  if (own(pushes, subscriptionId)?.sessionId === sessionId) return recorded();
  const others = Object.keys(without(pushes, subscriptionId));
  const ended = others.slice(0, Math.max(0, others.length + 1 - PUSHES_AT_MOST));
  return recorded(...ended.map(endOf('replaced')), { type: 'PushSubscribed', subscriptionId, sessionId, subscription });
}

export function decideUnsubscribe(
  { only, reason }: Command<'unsubscribe-push'>,
  { pushes }: ActivePerson,
): PersonDecision {
  const ended = Object.keys(pushes).filter((id) => only === null || only.includes(id));
  return recorded(...ended.map(endOf(reason)));
}

/** The devices of sessions that somebody signed out of are told nothing any more. */
export const silenced = ({ pushes }: ActivePerson, signedOut: (sessionId: string) => boolean): readonly PersonEvent[] =>
  Object.values(pushes)
    .filter(({ sessionId }) => signedOut(sessionId))
    .map(({ subscriptionId }) => endOf('signed_out')(subscriptionId));

const endOf =
  (reason: PushEnd) =>
  (subscriptionId: string): PersonEvent => ({ type: 'PushUnsubscribed', subscriptionId, reason });

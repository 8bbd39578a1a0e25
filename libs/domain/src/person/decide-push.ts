import { acceptedAt, refuse } from '../decider.ts';
import { own, without } from '../records.ts';
import type { PersonCommand, PersonContext } from './commands.ts';
import type { PersonEvent, PushEnd } from './events.ts';
import { PUSHES_AT_MOST } from './limits.ts';
import { type PersonDecision } from './rejections.ts';
import type { ActivePerson } from './state.ts';

type Command<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

/** A device is told of tasks from now on, for as long as nobody signs out there. Of too many the oldest is told no more. */
export function decideSubscribe(
  { subscriptionId, sessionId, subscription }: Command<'subscribe-push'>,
  { pushes, sessions }: ActivePerson,
  ctx: PersonContext,
): PersonDecision {
  if (!own(sessions, sessionId)) return refuse('session_unknown');
  if (own(pushes, subscriptionId)?.sessionId === sessionId) return acceptedAt(ctx.now);
  const others = Object.keys(without(pushes, subscriptionId));
  const ended = others.slice(0, Math.max(0, others.length + 1 - PUSHES_AT_MOST));
  return acceptedAt(ctx.now, ...ended.map(endOf('replaced')), {
    type: 'PushSubscribed',
    subscriptionId,
    sessionId,
    subscription,
  });
}

export function decideUnsubscribe(
  { only, reason }: Command<'unsubscribe-push'>,
  { pushes }: ActivePerson,
  ctx: PersonContext,
): PersonDecision {
  const ended = Object.keys(pushes).filter((id) => only === null || only.includes(id));
  return acceptedAt(ctx.now, ...ended.map(endOf(reason)));
}

/** The devices of sessions that somebody signed out of are told nothing any more. */
export const silenced = ({ pushes }: ActivePerson, signedOut: (sessionId: string) => boolean): readonly PersonEvent[] =>
  Object.values(pushes)
    .filter(({ sessionId }) => signedOut(sessionId))
    .map(({ subscriptionId }) => endOf('signed_out')(subscriptionId));

const endOf =
  (reason: PushEnd) =>
  (subscriptionId: string): PersonEvent => ({ type: 'PushUnsubscribed', subscriptionId, reason });

import type { OpenedRequest, RequestEvent, RequestState, Role } from '@safe-haven/domain';
import type { Written } from '../../streams/kind.ts';
import type { Task } from './recipients.ts';

/** From which level on the people of the asking organisation are notified, by role. */
const TOLD_FROM: readonly (readonly [Role, number])[] = [
  ['coordinator', 1],
  ['manager', 2],
];

/** Ids of the houses that are notified once more, and the roles of the asking organisation. */
interface Escalated extends Pick<Task, 'requesters'> {
  readonly shelters: readonly string[];
}

/**
 * Who is notified at a level, by the request's current state: nobody where it has a place or needs none any more
 * (NT-7).
 */
export function concernedAt(level: number, state: RequestState): Escalated {
  if (state.situation !== 'open') return { shelters: [], requesters: null };
  const { organisation } = state.requestedFrom;
  return { shelters: stillToAnswer(state), requesters: { roles: rolesAt(level), organisation } };
}

/** Who of the asking organisation is notified at a level. Level 0: nobody. */
export const rolesAt = (level: number): readonly Role[] =>
  TOLD_FROM.flatMap(([role, from]) => (level >= from ? [role] : []));

/** Whether a higher level was written at once: a late clock passes several, and each device is notified once. */
export const isPassed = (level: number, { facts }: Pick<Written<RequestEvent>, 'facts'>): boolean =>
  facts.some(({ event }) => event.type === 'RequestEscalated' && event.level > level);

/** Houses that have said nothing since they were asked, or asked anew. */
const stillToAnswer = ({ asked, answers }: OpenedRequest): readonly string[] =>
  asked
    .filter(({ shelterId, askedAt }) => !answers.some((given) => given.shelterId === shelterId && given.at >= askedAt))
    .map(({ shelterId }) => shelterId);

import type { OpenedRequest, RequestEvent, RequestState, Role } from '@safe-haven/domain';
import type { Written } from '../../streams/kind.ts';
import type { Task } from './recipients.ts';

/** The level from which each role of the requesting organisation is notified. */
const NOTIFIED_FROM: readonly (readonly [Role, number])[] = [
  ['coordinator', 1],
  ['manager', 2],
];

/** Ids of the shelters to notify again, and the roles of the requesting organisation. */
interface Escalated extends Pick<Task, 'requesters'> {
  readonly shelters: readonly string[];
}

/** Who is notified at a level, by the request's current state: nobody once it has a place or needs none (NT-7). */
export function concernedAt(level: number, state: RequestState): Escalated {
  if (state.situation !== 'open') return { shelters: [], requesters: null };
  const { organisation } = state.requestedFrom;
  return { shelters: unanswered(state), requesters: { roles: rolesAt(level), organisation } };
}

/** Roles of the requesting organisation that are notified at a level. Level 0: none. */
export const rolesAt = (level: number): readonly Role[] =>
  NOTIFIED_FROM.flatMap(([role, from]) => (level >= from ? [role] : []));

/** Whether the same append has a higher level: a late clock passes several, and each device is notified once. */
export const isPassed = (level: number, { facts }: Pick<Written<RequestEvent>, 'facts'>): boolean =>
  facts.some(({ event }) => event.type === 'RequestEscalated' && event.level > level);

/** Shelters without an answer since they were last asked. */
const unanswered = ({ asked, answers }: OpenedRequest): readonly string[] =>
  asked
    .filter(({ shelterId, askedAt }) => !answers.some((given) => given.shelterId === shelterId && given.at >= askedAt))
    .map(({ shelterId }) => shelterId);

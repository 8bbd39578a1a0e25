import { compare } from '@safe-haven/lang';
import { after, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { GivenAnswer, KnownHold, OpenedRequest } from './state.ts';

const RANK = { yes: 0, yes_if: 1, no: 2 } as const;

/** All answers, the helpful ones first: yes, then yes-if, then no; each by its time. */
export const answersInOrder = ({ answers }: OpenedRequest): readonly GivenAnswer[] =>
  answers.toSorted((a, b) => RANK[a.answer] - RANK[b.answer] || compare(a.at, b.at) || a.revision - b.revision);

/**
 * Whose yes is next while the request looks for a place; null: none. Derived from the answers each time and not stored, so
 * a new, withdrawn or changed answer takes effect at once (RQ-14). A house whose hold for this request ended is asked again
 * before it is offered again; one that held beds in vain is not.
 */
export function nextYes(state: OpenedRequest): string | null {
  if (state.situation !== 'open') return null;
  const isSpent = ({ shelterId, revision }: GivenAnswer): boolean =>
    state.holds.some((hold) => hold.shelterId === shelterId && hold.standing === 'ended' && hold.since > revision);
  return answersInOrder(state).find((given) => given.answer !== 'no' && !isSpent(given))?.shelterId ?? null;
}

/** Whether a house said yes or yes-if and has not withdrawn it: it then lets the asking organisation hold its beds (RQ-13). */
export const isInvited = ({ answers }: OpenedRequest, shelterId: string): boolean =>
  answers.some((given) => given.shelterId === shelterId && given.answer !== 'no');

/** When the next level of people is notified; null: it has a place or is closed, or everybody was notified. */
export function nextEscalationAt({ situation, escalation, level, waitingSince }: OpenedRequest): Instant | null {
  const minutes = escalation[level];
  return situation !== 'open' || minutes === undefined ? null : after(waitingSince, minutes * MINUTE);
}

/** Houses that were asked and have not answered, whatever their deadline. */
export const silentOf = ({ asked, answers }: OpenedRequest): readonly string[] =>
  asked.map(({ shelterId }) => shelterId).filter((id) => !answers.some((given) => given.shelterId === id));

/** The deadline for answers; null: no house was asked. */
export const respondByOf = ({ asked }: OpenedRequest): Instant | null =>
  asked.reduce<Instant | null>((last, { respondBy }) => (last === null || last < respondBy ? respondBy : last), null);

/**
 * Why there was no place: the reasons given when it closed unmet; before that those of the answers so far, the most
 * frequent first. It is one unmet request, however many houses refuse.
 */
export function unmetReasonsOf(state: OpenedRequest): readonly string[] {
  if (state.situation === 'unmet') return state.reasons;
  const counts = new Map<string, number>();
  const count = (code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { answer, codes } of state.answers) if (answer === 'no') for (const code of codes) count(code);
  for (const _ of silentOf(state)) count('no_answer');
  return [...counts].toSorted(([a, m], [b, n]) => n - m || compare(a, b)).map(([code]) => code);
}

/** The hold that is its place; null: none. */
export const promiseOf = ({ holds }: OpenedRequest): KnownHold | null =>
  holds.find(({ standing }) => standing === 'promised') ?? null;

/** The house that has promised or admitted; null: none. */
const placeOf = ({ holds }: OpenedRequest): string | null =>
  holds.find(({ standing }) => standing === 'promised' || standing === 'admitted')?.shelterId ?? null;

/**
 * Whether a house may see what it is asked (PV-4): while it has to decide. It sees nothing after its no (unless asked
 * again), while another house has the promise, and after the end.
 */
export function isStillAsked(state: OpenedRequest, shelterId: string): boolean {
  if (state.situation === 'promised') return placeOf(state) === shelterId;
  if (state.situation !== 'open') return false;
  const asked = state.asked.find((a) => a.shelterId === shelterId);
  const given = state.answers.find((a) => a.shelterId === shelterId);
  return asked !== undefined && (given?.answer !== 'no' || given.at < asked.askedAt);
}

/** Whether a house may see the needs, as far as they consented: it said yes, or holds beds for them; never after the end. */
export const shelterseesDetails = (state: OpenedRequest, shelterId: string): boolean =>
  state.situation === 'promised'
    ? placeOf(state) === shelterId
    : state.situation === 'open' && isInvited(state, shelterId);

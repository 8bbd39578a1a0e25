import type { Instant } from '@safe-haven/domain';

const DAY_MS = 86_400_000;

/** What starts a retention period. */
export type Ended = 'request_closed' | 'operation_closed' | 'transfer_ended' | 'person_disabled' | 'invitation_ended';

export interface RetentionRule {
  readonly ended: Ended;
  readonly days: number;
  /** What can't be read any more afterwards. */
  readonly erases: string;
  readonly basis: string;
}

/** The retention table, explained in docs/PRIVACY.md. The periods are assumptions to confirm with the partners. */
export const RETENTION: readonly RetentionRule[] = [
  {
    ended: 'request_closed',
    days: 30,
    erases: 'the criteria of a request for a place',
    basis: 'GDPR Art. 5(1)(e), Art. 9(2)(c): needed until the place is found and complaints are over',
  },
  {
    ended: 'operation_closed',
    days: 30,
    erases: 'where many people were met, the areas that they avoid, and who travelled with whom',
    basis: 'GDPR Art. 5(1)(e), Art. 9(2)(c): needed until they have a place and complaints are over',
  },
  {
    ended: 'transfer_ended',
    days: 30,
    erases: 'the details of a transfer: route, meeting point, contact',
    basis: 'GDPR Art. 5(1)(e), Art. 9(2)(c): needed until the arrival is certain',
  },
  {
    ended: 'person_disabled',
    days: 90,
    erases: 'name, e-mail and credentials of a staff account',
    basis: 'GDPR Art. 5(1)(e), Art. 6(1)(f): who did what can be asked for three months, then an id stays',
  },
  {
    ended: 'invitation_ended',
    days: 30,
    erases: 'name and e-mail of somebody who never used an invitation',
    basis: 'GDPR Art. 5(1)(c) and (e): no account came of it',
  },
];

/** A subject, and when its retention period started. */
export interface RetentionFact {
  readonly subject: string;
  readonly ended: Ended;
  readonly since: Instant;
}

export interface Due extends RetentionFact {
  /** When it should have been erased. */
  readonly due: Instant;
}

/** The subjects that are due at a time in ms, longest overdue first. Each subject occurs once. */
export function dueForErasure(facts: readonly RetentionFact[], now: number): Due[] {
  const due = new Map<string, Due>();
  for (const fact of facts) {
    const rule = RETENTION.find(({ ended }) => ended === fact.ended);
    const at = Date.parse(fact.since) + (rule?.days ?? Number.NaN) * DAY_MS;
    if (!(at <= now)) continue;
    const instant = new Date(at).toISOString();
    const other = due.get(fact.subject);
    if (!other || instant < other.due) due.set(fact.subject, { ...fact, due: instant });
  }
  return [...due.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.subject < b.subject ? -1 : 1));
}

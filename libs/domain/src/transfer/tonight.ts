import { compare } from '@safe-haven/lang';
import { nextEscalationAt } from '../request/selectors.ts';
import { isClosed, type OpenedRequest } from '../request/state.ts';
import type { Instant, Party } from '../terms.ts';
import { overdueFrom } from './due.ts';
import { isEnded, type ProposedTransfer } from './state.ts';

/** A party that needs attention tonight: it looks for a place, or is expected. */
export interface OpenParty {
  readonly kind: 'request' | 'transfer';
  readonly id: string;
  readonly situation: OpenedRequest['situation'] | ProposedTransfer['situation'];
  readonly party: Party;
  readonly since: Instant;
  /** The next deadline: people are notified, or the party arrives. null: none. */
  readonly due: Instant | null;
  readonly overdue: boolean;
  /** It has set out, and its place is gone (TR-10). */
  readonly diverted: boolean;
}

/** Whether a party on its way is late by more than the grace, recorded already or not. */
export const isOverdue = (transfer: ProposedTransfer, now: Instant): boolean => {
  const from = overdueFrom(transfer);
  return transfer.situation === 'overdue' || (from !== null && from < now);
};

/** Everybody who needs attention: diversions first, then overdue parties, the next deadline, waiting time. */
export function openPartiesOf(
  requests: readonly OpenedRequest[],
  transfers: readonly ProposedTransfer[],
  now: Instant,
): readonly OpenParty[] {
  const looking = requests.filter((request) => !isClosed(request)).map(lookingFor);
  const expected = transfers.filter((transfer) => !isEnded(transfer)).map((transfer) => expectedAs(transfer, now));
  const LAST = '~';
  return [...looking, ...expected].toSorted(
    (a, b) =>
      Number(b.diverted) - Number(a.diverted) ||
      Number(b.overdue) - Number(a.overdue) ||
      compare(a.due ?? LAST, b.due ?? LAST) ||
      compare(a.since, b.since),
  );
}

const lookingFor = (request: OpenedRequest): OpenParty => ({
  kind: 'request',
  id: request.requestId,
  situation: request.situation,
  party: request.party,
  since: request.waitingSince,
  due: nextEscalationAt(request),
  overdue: false,
  diverted: false,
});

const expectedAs = (transfer: ProposedTransfer, now: Instant): OpenParty => ({
  kind: 'transfer',
  id: transfer.transferId,
  situation: transfer.situation,
  party: transfer.party,
  since: transfer.departedAt ?? transfer.proposedAt,
  due: transfer.arrival.to,
  overdue: isOverdue(transfer, now),
  diverted: transfer.diverted !== null,
});

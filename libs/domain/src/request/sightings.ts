import { after, DAY, later } from '../instant.ts';
import type { Fact, ShelterEvent } from '../shelter/events.ts';
import type { Instant, ReleaseReason } from '../terms.ts';

/** The state of a hold for a request or a transfer, observed at one revision of its house. */
export interface HoldSighting {
  readonly requestId: string | null;
  /** The transfer that the hold accepts; null: none. */
  readonly transferId: string | null;
  readonly shelterId: string;
  readonly holdId: string;
  readonly status: HoldStatus;
  readonly reason: ReleaseReason | null;
  /** The causing event: the ids of all consequences are derived from it. */
  readonly causeId: string;
  readonly revision: number;
  readonly at: Instant;
}
export type HoldStatus = 'live' | 'lapsed' | 'released' | 'admitted';

/**
 * What one house's stream says about holds for requests and transfers: enough to interpret an event that names only the
 * hold, or another event.
 */
export interface HoldLedger {
  readonly shelterId: string;
  readonly holds: readonly LedgerHold[];
  readonly recordedAt: Instant;
  readonly revision: number;
}

interface LedgerHold {
  readonly holdId: string;
  readonly requestId: string | null;
  readonly transferId: string | null;
  readonly ends: readonly End[];
  readonly touchedAt: Instant;
}

interface End {
  readonly eventId: string;
  readonly how: Exclude<HoldStatus, 'live'>;
  readonly reason: ReleaseReason | null;
}

/**
 * Ended holds are dropped after the same time as the key of their request's criteria: a later correction changes no
 * request.
 */
export const MAX_REMEMBERED = 30 * DAY;

export const emptyLedger = (shelterId: string): HoldLedger => ({ shelterId, holds: [], recordedAt: '', revision: -1 });

/**
 * Folds the next fact of a house, oldest first, and returns what it changed for a request or a transfer, if anything. A
 * repeated fact changes nothing.
 */
export function observe(
  ledger: HoldLedger,
  { event, context }: Fact,
): { readonly ledger: HoldLedger; readonly sighting: HoldSighting | null } {
  const { revision } = context;
  if (revision <= ledger.revision) return { ledger, sighting: null };
  const recordedAt = later(ledger.recordedAt, context.recordedAt);
  const before = concerned(ledger, event);
  const hold = before === null ? begun(event) : changed(before, event, context.eventId);
  if (hold === null) return { ledger: { ...ledger, revision, recordedAt }, sighting: null };
  const kept = ledger.holds.filter((h) => h.holdId !== hold.holdId && !isForgotten(h, recordedAt));
  const holds = [...kept, { ...hold, touchedAt: recordedAt }];
  const { holdId, requestId, transferId } = hold;
  const status = statusOf(hold);
  const sighting: HoldSighting = {
    requestId,
    transferId,
    shelterId: ledger.shelterId,
    holdId,
    status,
    reason: status === 'released' ? (hold.ends.at(-1)?.reason ?? null) : null,
    causeId: context.eventId,
    revision,
    at: context.occurredAt,
  };
  return { ledger: { ...ledger, holds, recordedAt, revision }, sighting };
}

/** The newest end holds: an admitted party is present, although the clock had ended the hold before. */
const statusOf = ({ ends }: LedgerHold): HoldStatus => ends.at(-1)?.how ?? 'live';

const isForgotten = (hold: LedgerHold, recordedAt: Instant): boolean =>
  hold.ends.length > 0 && after(hold.touchedAt, MAX_REMEMBERED) < recordedAt;

function concerned({ holds }: HoldLedger, event: ShelterEvent): LedgerHold | null {
  switch (event.type) {
    case 'BedsHeld':
    case 'HoldReleased':
    case 'HoldLapsed':
    case 'PartyAdmitted':
    case 'PartyExpected':
      return holds.find((hold) => hold.holdId === event.holdId) ?? null;
    case 'EventCorrected':
      return holds.find((hold) => hold.ends.some((end) => end.eventId === event.eventId)) ?? null;
    default:
      return null;
  }
}

function begun(event: ShelterEvent): LedgerHold | null {
  if (event.type !== 'BedsHeld' && event.type !== 'PartyExpected') return null;
  const { holdId, transferId = null } = event;
  const requestId = event.type === 'BedsHeld' ? event.requestId : null;
  return requestId === null && transferId === null ? null : { holdId, requestId, transferId, ends: [], touchedAt: '' };
}

/** The hold with one more end, without one that was voided, or for a transfer; null: no visible change. */
function changed(hold: LedgerHold, event: ShelterEvent, eventId: string): LedgerHold | null {
  const ended = (how: End['how'], reason: ReleaseReason | null): LedgerHold => ({
    ...hold,
    ends: [...hold.ends, { eventId, how, reason }],
  });
  switch (event.type) {
    case 'HoldReleased':
      return ended('released', event.reason);
    case 'HoldLapsed':
      return ended('lapsed', null);
    case 'PartyAdmitted':
      return ended('admitted', null);
    case 'PartyExpected':
      return event.transferId === undefined ? null : { ...hold, transferId: event.transferId };
    case 'EventCorrected':
      if (event.correction.kind !== 'void') return null;
      return { ...hold, ends: hold.ends.filter((end) => end.eventId !== event.eventId) };
    default:
      return null;
  }
}

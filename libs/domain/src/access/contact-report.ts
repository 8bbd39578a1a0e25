import { accepted, acceptedAt, type Deciding, type Decision, type RecordedFact, refuse } from '../decider.ts';
import type { VaultEvent } from '../haven-event.ts';
import { after } from '../instant.ts';
import { UNDO_WITHIN } from '../shelter/limits.ts';
import type { Instant, PlacedBy } from '../terms.ts';

/** A number to call, of a house or of an organisation, as far as reports about it go. */
export interface ContactState {
  readonly ownerId: string;
  readonly isSet: boolean;
  /** Who says that it reaches nobody, since it was last written or confirmed; null: nobody. */
  readonly report: { readonly by: PlacedBy; readonly at: Instant } | null;
  readonly recordedAt: Instant | null;
}

export type ContactCommand = {
  readonly type: 'report-contact' | 'withdraw-contact-report' | 'confirm-contact';
};

export type ContactRejectionCode = 'no_number' | 'nothing_to_undo' | 'undo_too_late';
export interface ContactRejection {
  readonly code: ContactRejectionCode;
}

export const initialContact = (ownerId: string): ContactState => ({
  ownerId,
  isSet: false,
  report: null,
  recordedAt: null,
});

/** A new number ends the report; the same number sealed again under another key does not. */
export function evolveContact(
  state: ContactState,
  { event, context: { actor: by, occurredAt: at, recordedAt } }: RecordedFact<VaultEvent>,
): ContactState {
  const next = { ...state, recordedAt };
  switch (event.type) {
    case 'DutyContactRecorded':
      return event.moved === true ? next : { ...next, isSet: true, report: null };
    case 'DutyContactReported':
      return { ...next, report: { by, at } };
    case 'DutyContactReportWithdrawn':
    case 'DutyContactConfirmed':
      return { ...next, report: null };
    default:
      return next;
  }
}

/** DC-5 to DC-7. A report is there or it is not: a second one, or the end of none, records nothing. */
export function decideContact(
  { type }: ContactCommand,
  { isSet, report }: ContactState,
  { now, actor }: Pick<Deciding, 'now' | 'actor'>,
): Decision<VaultEvent, ContactRejection> {
  if (!isSet) return refuse('no_number');
  switch (type) {
    case 'report-contact':
      return report === null ? acceptedAt(now, { type: 'DutyContactReported' }) : accepted();
    case 'confirm-contact':
      return report === null ? accepted() : acceptedAt(now, { type: 'DutyContactConfirmed' });
    default:
      if (report?.by.person !== actor.person) return refuse('nothing_to_undo');
      if (now > after(report.at, UNDO_WITHIN)) return refuse('undo_too_late');
      return acceptedAt(now, { type: 'DutyContactReportWithdrawn' });
  }
}

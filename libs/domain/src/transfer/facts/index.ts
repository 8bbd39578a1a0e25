import type { TransferEventType } from '../events.ts';
import type { TransferEvolve } from './fact.ts';
import { meetingPointShared } from './meeting-point-shared.ts';
import { transferAccepted } from './transfer-accepted.ts';
import { transferArrivalChanged } from './transfer-arrival-changed.ts';
import { transferArrived } from './transfer-arrived.ts';
import { transferConsentRecorded } from './transfer-consent-recorded.ts';
import { transferDeclined } from './transfer-declined.ts';
import { transferDeparted } from './transfer-departed.ts';
import { transferDiverted } from './transfer-diverted.ts';
import { transferFailed } from './transfer-failed.ts';
import { transferOverdue } from './transfer-overdue.ts';
import { transferProposed } from './transfer-proposed.ts';

/** What every fact changes of a transfer. */
export const TRANSFER_FACTS: { readonly [T in TransferEventType]: TransferEvolve<T> } = {
  TransferProposed: transferProposed,
  TransferConsentRecorded: transferConsentRecorded,
  TransferAccepted: transferAccepted,
  TransferDeclined: transferDeclined,
  MeetingPointShared: meetingPointShared,
  TransferDeparted: transferDeparted,
  TransferArrivalChanged: transferArrivalChanged,
  TransferOverdue: transferOverdue,
  TransferDiverted: transferDiverted,
  TransferArrived: transferArrived,
  TransferFailed: transferFailed,
};

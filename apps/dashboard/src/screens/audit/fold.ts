import type { AuditEntry } from '@safe-haven/contracts';

/** What a reader of the trail looks for: looks at addresses, emergencies, exports, probes and refusals. */
const MATTERS: ReadonlySet<string> = new Set([
  'AddressRevealed',
  'EmergencyAccessUsed',
  'EmergencyAccessAsked',
  'EmergencyAccessConfirmed',
  'EmergencyAccessReviewed',
  'ExportProduced',
  'PlacesTried',
  'ManyContactsRead',
  'AttemptsRefused',
  'SmsCodeRefused',
  'OperatorActed',
]);

/** How a session ends in the ordinary course; wrong codes and a changed way to sign in are no such end. */
const ORDINARY_ENDS: ReadonlySet<string> = new Set([
  'signed_out',
  'signed_out_elsewhere',
  'rotated',
  'idle',
  'quick_exit',
]);

export const matters = ({ type, details }: AuditEntry): boolean =>
  MATTERS.has(type) || (type === 'SessionRevoked' && details['reason'] === 'wrong_codes');

/** Whether it is a sign-in, a second factor, a change of role, or an ordinary end of a session. */
const isSignIn = ({ type, details }: AuditEntry): boolean =>
  type === 'SessionOpened' ||
  type === 'SessionSeen' ||
  (type === 'SessionRevoked' && ORDINARY_ENDS.has(details['reason'] ?? ''));

export interface FoldedDay {
  /** All but the sign-ins, in the order of the trail. */
  readonly shown: readonly AuditEntry[];
  /** The sign-ins, in that order too. */
  readonly signIns: readonly AuditEntry[];
  /** Whose sign-ins they are. */
  readonly people: number;
}

/** Folds the sign-ins of a day; one alone stays a row, for a line about it would be no shorter. */
export function foldedDay(ofDay: readonly AuditEntry[]): FoldedDay {
  const signIns = ofDay.filter(isSignIn);
  if (signIns.length < 2) return { shown: ofDay, signIns: [], people: 0 };
  return {
    shown: ofDay.filter((entry) => !isSignIn(entry)),
    signIns,
    people: new Set(signIns.map(({ actor, about }) => (about.kind === 'person' ? about.id : actor.person))).size,
  };
}

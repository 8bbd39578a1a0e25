import { z } from 'zod';
import { fullParty } from './primitives.ts';
import { page, read } from './reads.ts';
import { requestCriteria, transferDetails } from './requests.ts';
import {
  answer,
  consentKind,
  divertedBecause,
  interim,
  requestSituation,
  transferSituation,
  urgency,
} from './terms/requests.ts';

const answered = z.object({
  shelterId: z.string(),
  answer,
  codes: z.array(z.string()),
  at: z.string(),
});
/**
 * What a house that said yes could give this party at the moment of reading (RQ-17): possible, or the codes against it.
 * `km`: from the area of departure; null: not known.
 */
const answerNow = z.object({ against: z.array(z.string()), km: z.number().nullable() });

/** A consent and its time: for a request only what may be disclosed to a house. */
const consented = z.object({ kind: consentKind, scope: z.array(z.string()), at: z.string() });
const side = z.object({ organisation: z.string().nullable(), country: z.string().nullable(), mine: z.boolean() });
const span = z.object({ from: z.string(), to: z.string() });

/** A request as operational people see it, answers in their order. `may` lists the commands open to the caller. */
export const requestView = z.object({
  requestId: z.string(),
  situation: requestSituation,
  requestedFrom: side,
  party: fullParty,
  urgency,
  excludedAreas: z.int(),
  /** null: the key was erased, or the caller does not need to know. */
  criteria: requestCriteria.nullable(),
  /** Which needs may be disclosed to a house that says yes; null: none. */
  consent: consented.nullable(),
  openedAt: z.string(),
  waitingSince: z.string(),
  level: z.int(),
  nextEscalationAt: z.string().nullable(),
  respondBy: z.string().nullable(),
  asked: z.array(z.string()),
  /** `now`: null for a no, and after the search has ended. */
  answers: z.array(answered.extend({ now: answerNow.nullable() })),
  /** The house that has promised or admitted; the hold is for its owner and for the house. */
  place: z.object({ shelterId: z.string(), holdId: z.string().nullable() }).nullable(),
  /** Whose yes is next while it looks for a place, derived from the answers (RQ-14). */
  offered: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** How it had ended before a late admission (RQ-15); null: it had not. */
  afterClosing: z.enum(['unmet', 'withdrawn']).nullable(),
  /** A transfer of it that is under way; null: none. */
  transferId: z.string().nullable(),
  /** Why there was no place; while it is open, from the answers so far. */
  reasons: z.array(z.string()),
  interim: interim.nullable(),
  may: z.array(z.string()),
});
export type RequestView = z.infer<typeof requestView>;

/** What a house is asked: no more than it needs to answer in two taps. */
export const shelterTask = z.object({
  requestId: z.string(),
  shelterId: z.string(),
  party: fullParty,
  urgency,
  /** Any of which the party can speak. */
  languages: z.array(z.string()),
  /** Codes of this house's own rules that the needs touch: all that is disclosed before its yes. */
  touches: z.array(z.string()),
  /** After its yes, as far as they consented; null: not disclosed. */
  criteria: requestCriteria.nullable(),
  /** What they agreed may be disclosed. */
  shares: z.array(z.string()),
  askedAt: z.string(),
  respondBy: z.string(),
  answer: answered.omit({ shelterId: true }).nullable(),
  /**
   * `open`: may be answered and held; `elsewhere`: another house has them; `here`: this one; `closed`: the search has
   * ended.
   */
  state: z.enum(['open', 'elsewhere', 'here', 'closed']),
  /** Its yes is next, after another house's promise ended. */
  offered: z.boolean(),
});
export type ShelterTask = z.infer<typeof shelterTask>;

/** A transfer as its two sides see it. */
export const transferView = z.object({
  transferId: z.string(),
  situation: transferSituation,
  from: side.extend({ shelterId: z.string().nullable() }),
  to: side.extend({ shelterId: z.string() }),
  requestId: z.string().nullable(),
  party: fullParty,
  arrival: span,
  /** Codes of what is to be settled before the house accepts. */
  conditions: z.array(z.string()),
  /** For the receiving house: languages, and its own rules that the needs touch, as for a task. */
  languages: z.array(z.string()),
  touches: z.array(z.string()),
  /** To the receiving house after its yes, as far as they consented; null: not disclosed, or erased. */
  details: transferDetails.nullable(),
  consent: consented.nullable(),
  meetingPoint: z.string().nullable(),
  /** Until when the house holds places for the journey; null: no hold (any more). */
  heldUntil: z.string().nullable(),
  proposedAt: z.string(),
  acceptedAt: z.string().nullable(),
  departedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** They are on the way and the place that was held for them is gone, since when and why; null: they are expected there. */
  diverted: z.object({ at: z.string(), because: divertedBecause }).nullable(),
  code: z.string().nullable(),
  may: z.array(z.string()),
});
export type TransferView = z.infer<typeof transferView>;

/** A party that needs attention tonight: it looks for a place, or is expected. Diversions first, then overdue, then by deadline. */
export const openParty = z.object({
  kind: z.enum(['request', 'transfer']),
  id: z.string(),
  situation: z.string(),
  party: fullParty,
  since: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  /** It has set out, and its place is gone (TR-10). */
  diverted: z.boolean(),
});
export type OpenPartyView = z.infer<typeof openParty>;

/** `GET /api/requests`, `GET /api/tasks?shelter=`, `GET /api/transfers`. */
export const requestList = z.object({ position: z.string(), items: z.array(requestView) });
export const taskList = z.object({ position: z.string(), items: z.array(shelterTask) });
export const transferList = z.object({ position: z.string(), items: z.array(transferView) });
export type RequestList = z.infer<typeof requestList>;
export type TaskList = z.infer<typeof taskList>;
export type TransferList = z.infer<typeof transferList>;

export const requestsRead = read('/api/requests', requestList, ['handle_requests'], page('0.1.0'), { ofTonight: true });
export const requestRead = read('/api/requests/:requestId', requestView, ['handle_requests'], page('0.1.0'), {
  ofTonight: true,
});
export const tasksRead = read('/api/tasks', taskList, ['answer_requests'], page('0.1.0'), { ofTonight: true });
export const transfersRead = read(
  '/api/transfers',
  transferList,
  ['handle_requests', 'answer_requests'],
  page('0.1.0'),
  { ofTonight: true },
);
export const transferRead = read(
  '/api/transfers/:transferId',
  transferView,
  ['handle_requests', 'answer_requests'],
  page('0.1.0'),
  { ofTonight: true },
);

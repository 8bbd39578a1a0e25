import { z } from 'zod';
import { fullParty, id, position } from './primitives.ts';
import { page, read } from './reads.ts';
import { requestSituation, transferSituation, urgency } from './terms/requests.ts';
import { overrideReason } from './terms/shifts.ts';

/** `POST /api/handover/{command}`; unknown fields are refused. `position`: up to where the sender saw the account. */
export const handoverBodies = {
  'begin-shift': z.strictObject({}),
  'hand-over': z.strictObject({ shiftId: id, position }),
  'accept-handover': z.strictObject({ shiftId: id, position }),
  'override-handover': z.strictObject({ shiftId: id, position, reason: overrideReason }),
} as const;
export type HandoverCommandName = keyof typeof handoverBodies;
export const handoverCommandNames = Object.keys(handoverBodies) as HandoverCommandName[];
export type HandoverBody<N extends HandoverCommandName> = z.input<(typeof handoverBodies)[N]>;

const span = z.object({ from: z.string(), to: z.string() });

/** One change in a house; `party`, `places`, `code` and `until` where it has them. */
export const handoverLine = z.object({
  kind: z.enum([
    'admitted',
    'discharged',
    'held',
    'hold_released',
    'hold_lapsed',
    'moved',
    'party_changed',
    'departure_planned',
    'bed_out',
    'bed_back',
    'paused',
    'resumed',
    'overflow_opened',
    'overflow_closed',
    'counted',
    'corrected',
  ]),
  at: z.string(),
  party: fullParty.nullable(),
  places: z.int().nullable(),
  code: z.string().nullable(),
  until: z.string().nullable(),
});
export type HandoverLine = z.infer<typeof handoverLine>;

/** `area`: its name in English, for readers without the catalogue. */
const place = { shelterId: z.string(), shelterName: z.string(), area: z.string(), areaId: z.string() };

/** A hold that is live at the end of the account. */
export const endingHold = z.object({
  holdId: z.string(),
  ...place,
  party: fullParty,
  places: z.int(),
  expiresAt: z.string(),
  /** Until when it can be extended; null: no more. */
  extendsTo: z.string().nullable(),
  arrival: span.nullable(),
  /** Its party set out and is late by more than the grace. */
  overdue: z.boolean(),
  atHome: z.boolean(),
});
/** A transfer that has not ended. */
export const expectedParty = z.object({
  transferId: z.string(),
  situation: transferSituation,
  ...place,
  party: fullParty,
  arrival: span,
  overdue: z.boolean(),
  /** It has set out, and its place is gone (TR-10). */
  diverted: z.boolean(),
});
/** A house without a confirmation or change for more than 8 h. */
export const silentShelter = z.object({ ...place, saidAt: z.string(), free: z.int(), occupied: z.int() });
/** A house with an event that this program can't read; its part of the account ends at `readTo`. */
export const unreadShelter = z.object({ ...place, readTo: z.string() });
/** A request that waits for the answer of a house of the desk. */
export const openQuestion = z.object({
  requestId: z.string(),
  ...place,
  party: fullParty,
  urgency,
  respondBy: z.string(),
});
/** A request of the organisation that has not ended. */
export const openRequest = z.object({
  requestId: z.string(),
  situation: requestSituation,
  party: fullParty,
  urgency,
  since: z.string(),
  yes: z.int(),
  yesIf: z.int(),
  no: z.int(),
  silent: z.int(),
  /** Whose yes is next, or who has promised. */
  next: z.object(place).nullable(),
});

/** The account that a shift passes to the next, computed from the log between two positions. */
export const handoverAccount = z.object({
  from: z.object({ at: z.string() }),
  to: z.object({ position: z.string(), at: z.string() }),
  free: z.object({ before: z.int(), now: z.int() }),
  admissions: z.object({ parties: z.int(), people: z.int(), children: z.int() }),
  discharges: z.object({ parties: z.int(), people: z.int() }),
  holds: z.object({ placed: z.int(), admitted: z.int(), released: z.int(), lapsed: z.int(), live: z.int() }),
  requests: z.object({ opened: z.int(), placed: z.int(), unmet: z.int(), withdrawn: z.int(), open: z.int() }),
  corrections: z.int(),
  /** Facts of the houses of the desk. */
  entries: z.int(),
  expected: z.array(expectedParty),
  ending: z.array(endingHold),
  questions: z.array(openQuestion),
  open: z.array(openRequest),
  silent: z.array(silentShelter),
  unread: z.array(unreadShelter),
  shelters: z.array(
    z.object({
      ...place,
      free: z.object({ before: z.int(), now: z.int() }),
      lines: z.array(handoverLine),
    }),
  ),
});
export type HandoverAccount = z.infer<typeof handoverAccount>;

const colleague = z.object({ name: z.string().nullable(), role: z.string(), mine: z.boolean() });

/** A past handover: whose shift it was, and who took over how. */
export const pastHandover = z.object({
  shiftId: z.string(),
  /** Of which houses it was, by name; null: of all of the organisation. */
  shelters: z.array(z.string()).nullable(),
  from: colleague,
  begunAt: z.string(),
  handedOverAt: z.string().nullable(),
  to: colleague,
  takenAt: z.string(),
  /** null: it was accepted. */
  reason: overrideReason.nullable(),
});
export type PastHandover = z.infer<typeof pastHandover>;

/** `GET /api/handover` */
export const handover = z.object({
  position: z.string(),
  /** The houses of the desk; null: all of the organisation. */
  shelters: z.array(z.string()).nullable(),
  /** The current shift, or whose account waits; null: no shift was ever begun, and the account covers the last 12 h. */
  shift: z
    .object({
      shiftId: z.string(),
      situation: z.enum(['on_duty', 'handed_over']),
      by: colleague,
      since: z.string(),
      handedOverAt: z.string().nullable(),
    })
    .nullable(),
  account: handoverAccount,
  may: z.array(z.enum(handoverCommandNames as [HandoverCommandName, ...HandoverCommandName[]])),
  earlier: z.array(pastHandover),
});
export type Handover = z.infer<typeof handover>;

/** `GET /api/handover/{shiftId}` */
export const oneHandover = pastHandover.extend({ account: handoverAccount });
export type OneHandover = z.infer<typeof oneHandover>;

export const handoverRead = read('/api/handover', handover, ['handover'], page('0.1.0'), { ofTonight: true });
export const pastHandoverRead = read('/api/handover/:shiftId', oneHandover, ['handover'], page('0.1.0'));

/** `GET /api/on-duty`: who has begun a shift, at one's own organisation and at the others whose houses one sees. */
export const onDuty = z.object({
  own: z.array(
    z.object({
      /** The houses of the desk, by name; null: all of the organisation. */
      shelters: z.array(z.string()).nullable(),
      /** null: nobody has begun a shift at this desk. */
      shift: z
        .object({
          /** `name` is null for readers who may not read it. */
          by: colleague,
          since: z.string(),
          /** It was handed over, and nobody has taken it yet. */
          waits: z.boolean(),
          /** It began more than a day ago: the person who began it may have left without a word. */
          old: z.boolean(),
        })
        .nullable(),
    }),
  ),
  /** A house of one's own organisation, by which its duty line is found; null: it has none. */
  shelterId: z.string().nullable(),
  others: z.array(
    z.object({
      organisation: z.string(),
      /** One of its houses, by which its duty line is found. */
      shelterId: z.string(),
      /** As what somebody has the duty there; empty: nobody has begun a shift within a day. */
      roles: z.array(z.string()),
    }),
  ),
});
export type OnDuty = z.infer<typeof onDuty>;

export const onDutyRead = read('/api/on-duty', onDuty, ['see_contacts'], page('0.1.0'), { ofTonight: true });

import { z } from 'zod';
import { intakeRuleCodes, type RuleCode, type RuleReason, ruleReason } from './intake-rules.ts';
import { partyNeeds } from './party-needs.ts';
import { country, fullParty, id, party, sonsAge, window } from './primitives.ts';
import { page, read, stable, TONIGHT_PATH } from './reads.ts';
import { openParty } from './request-views.ts';
import { exactPlaces, extraPlaces, freshness, phoneCall } from './rows.ts';
import { waitingCount } from './shelter.ts';
import { roomPrivacy } from './terms/shelter.ts';

/**
 * `POST /api/find`: which houses take a party. A POST, because the query is about people and must be in no URL and no
 * access log. `avoid` is used and not stored. `GET /api/find?adults&children&sonsOldest` searches with the party alone.
 */
export const findAsk = z.strictObject({
  party,
  needs: partyNeeds.default({}),
  /** The area of departure, for the distance; null: that of the caller's organisation. */
  from: id.nullable().default(null),
  avoid: z.array(id).max(40).default([]),
  /** When they would come; null: now. */
  arrival: window.nullable().default(null),
  /** Only houses of these countries; empty: all. */
  countries: z.array(country).max(40).default([]),
  /** The house that they are to leave by a transfer, which is then not among the answer; null: none. */
  leaving: id.nullable().default(null),
  /** At most so many of each group. */
  limit: z.int().min(1).max(200).default(50),
});
export type FindAsk = z.input<typeof findAsk>;
export const findQuery = z.strictObject({
  adults: z.coerce.number().int().min(0).max(40).default(1),
  children: z.coerce.number().int().min(0).max(40).default(0),
  sonsOldest: sonsAge.optional(),
});

/**
 * Barriers and conditions of the house itself, apart from its rules. They contain no number of places, which rows show
 * according to rights.
 */
export const shelterReason = z.discriminatedUnion('code', [
  /** It is in another country than the caller's. */
  z.object({ code: z.literal('cross_border') }),
  z.object({ code: z.literal('excluded_area') }),
  /** `until` is for readers who see the house exactly; null for all others, and when not stated. */
  z.object({ code: z.literal('intake_paused'), until: z.string().nullable() }),
  z.object({ code: z.literal('no_free_place') }),
  z.object({ code: z.literal('cannot_place_together') }),
  /** A place is left, in a shared room that is not for this party, or not with those who are in it. */
  z.object({ code: z.literal('room_not_for_party') }),
  /** It only reports counts: ask it by phone. */
  z.object({ code: z.literal('counted') }),
  /** Its report is stale, so its count is not used. */
  z.object({ code: z.literal('stale_report') }),
  /** The program can't read its log, so nothing is known: ask it by phone. */
  z.object({ code: z.literal('unreadable') }),
  /** It said by phone that it is full, or that it takes nobody now: call before anybody is sent there. */
  z.object({ code: z.literal('phoned_full') }),
  z.object({ code: z.literal('phoned_paused') }),
  /** Callers of this role may not hold its beds directly. */
  z.object({ code: z.literal('ask_the_house') }),
  /** The only beds that fit are those of a hold that this person or request let lapse: until then, ask. */
  z.object({ code: z.literal('held_again_too_soon'), until: z.string() }),
]);
export type ShelterReason = z.infer<typeof shelterReason>;

/** Replaces every reason of space for readers who see bands, because the exact one would disclose how full the house is. */
export const bandedReason = z.object({ code: z.literal('no_place_for_party') });
export type BandedReason = z.infer<typeof bandedReason>;

/** Why, or why not, as a code with its small details, such as `{ code: 'sons_max_age', limit: 12 }`. */
export type MatchReason = RuleReason | ShelterReason | BandedReason;
export const reasonCodes = [
  ...intakeRuleCodes,
  ...shelterReason.options.map(({ shape }) => shape.code.value),
  bandedReason.shape.code.value,
];
/** A newer server may have reasons that the page does not know. */
export const findReason = z.union([ruleReason, shelterReason, bandedReason, z.looseObject({ code: z.string() })]);
export type FindReason = { readonly code: string; readonly [detail: string]: unknown };

export const foundShelter = z.object({
  shelterId: z.string(),
  name: z.string(),
  organisation: z.string(),
  country: z.string(),
  area: z.object({ id: z.string(), name: z.string() }),
  own: z.boolean(),
  /** Barriers, conditions, and rules that the house has not said ("ask"). */
  barriers: z.array(findReason),
  conditions: z.array(findReason),
  asks: z.array(z.string()),
  /** What the house offers, as codes of the rule; null: not said. Absent: a program of an earlier release. */
  services: z.array(z.string()).nullable().optional(),
  /** What a hold would take: the kind of room and how many places. The beds themselves in one's own house only. */
  offer: z.object({ room: roomPrivacy, places: z.int(), beds: z.array(z.string()).nullable() }).nullable(),
  /** A hold here takes the only free room for a larger party, as far as the caller sees the house (FP-18). Absent: not so. */
  scarce: z.literal(true).optional(),
  /** Whether the caller may hold here without asking first. */
  direct: z.boolean(),
  /** Whole kilometres between the areas; null: not known. */
  km: z.int().nullable(),
  freshness: freshness,
  /** Counted houses only: the age of the report, for their own organisation. */
  confirmedAt: z.string().nullable(),
  /** What it last said by phone; absent: nothing since its last word. */
  call: phoneCall.optional(),
  /** Absent: none is open for a surge. */
  extra: extraPlaces.optional(),
});
export type FoundShelter = z.infer<typeof foundShelter>;
const group = z.object({ count: z.int(), shelters: z.array(foundShelter) });
const part = z.object({ shelter: foundShelter, party: fullParty });
/**
 * Near misses, each with the one thing that would have to change. Two rooms, a day and two houses are for the caller's own
 * houses (PV-8).
 */
export const nearly = z.discriminatedUnion('kind', [
  /** Two rooms of one house, which `hold-beds` with `rooms: 2` holds as one. */
  z.object({ kind: z.literal('two_rooms'), shelter: foundShelter }),
  /** The house has only one barrier, which it might waive. */
  z.object({ kind: z.literal('lifted'), shelter: foundShelter }),
  /**
   * Another organisation's house without a place for them as it is, whose band does not rule it out: only the house can
   * say.
   */
  z.object({ kind: z.literal('ask'), shelter: foundShelter }),
  /** The party fits from that local day on, if planned departures happen. */
  z.object({ kind: z.literal('later'), shelter: foundShelter, day: z.iso.date() }),
  /** Two houses, each with an adult. */
  z.object({ kind: z.literal('apart'), parts: z.tuple([part, part]) }),
]);
export type Nearly = z.infer<typeof nearly>;

/**
 * The facts of a party that a condition may depend on and that the person who searches can say, by the code of the
 * rule.
 */
export type PartyQuestion = Extract<
  RuleCode,
  | 'sons_max_age'
  | 'unaccompanied_minor'
  | 'documents_required'
  | 'official_referral'
  | 'payer_consent'
  | 'formal_status'
  | 'legal_regime'
>;

/** Ranked in each group (FP-7, FP-18): the own country, no waste of rooms, nearest with what has to be settled, freshest. */
export const found = z.object({
  position: z.string(),
  party: fullParty,
  /** The area from which distances are measured when none was given; null: one was, or there is none. */
  ownArea: z.string().nullable(),
  takes: group,
  takesIf: group,
  /** `reasons`: how many houses have which first reason, including unlisted ones; the most frequent first. */
  cannot: group.extend({ reasons: z.array(z.object({ code: z.string(), count: z.int() })) }),
  /** The one thing about the party that would settle the most houses, were it said; null: nothing. */
  asked: z.object({ about: z.string(), shelters: z.int() }).nullable(),
  /** The own country first; empty when a house there takes the party whole. */
  nearly: z.array(nearly),
});
export type FoundPlaces = z.infer<typeof found>;

/** A hold placed by me or my organisation, or in my house, for the list of the night. */
export const nightHold = z.object({
  holdId: z.string(),
  shelterId: z.string(),
  shelterName: z.string(),
  area: z.string(),
  party: fullParty,
  places: z.int(),
  requestId: z.string().nullable(),
  heldAt: z.string(),
  expiresAt: z.string(),
  arrival: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Since when it is known that the party has set out; null: it has not. */
  setOutAt: z.string().nullable(),
  /** From when it is overdue, once the party has set out; null: it has not. */
  overdueFrom: z.string().nullable(),
  /** The deadline after an extension now; null: none is possible. */
  extendsTo: z.string().nullable(),
  /** Placed by this person; otherwise by their organisation, or in their house. */
  mine: z.boolean(),
  /** In a house in which the caller works, which admits the party. */
  atHome: z.boolean(),
});
export type NightHold = z.infer<typeof nightHold>;

/** A hold that is over, as those who placed it and its house see it. */
export const endedHold = nightHold
  .pick({
    holdId: true,
    shelterId: true,
    shelterName: true,
    area: true,
    party: true,
    requestId: true,
    heldAt: true,
    setOutAt: true,
    expiresAt: true,
    arrival: true,
    mine: true,
    atHome: true,
  })
  .extend({
    how: z.enum(['admitted', 'released', 'lapsed']),
    /** When they arrived, or it was released or lapsed. */
    at: z.string(),
    /** The house ended it; otherwise its own side did, or the clock. */
    byShelter: z.boolean(),
    /** It accepted a transfer, which says its end. */
    ofTransfer: z.boolean(),
  });
export type EndedHold = z.infer<typeof endedHold>;

/** How long Tonight shows how a hold ended: as long as a shift. */
export const ENDED_SHOWN_HOURS = 12;

/** `GET /api/tonight`: what needs the caller's attention tonight. */
export const tonight = z.object({
  position: z.string(),
  /** By deadline. */
  holds: z.array(nightHold),
  /** Holds that ended within `ENDED_SHOWN_HOURS`, newest first; absent: none. */
  ended: z.array(endedHold).optional(),
  /** Requests and transfers in progress; overdue first. */
  parties: z.array(openParty),
  /** The shift at the caller's desk; `waits`: a colleague's account waits for acceptance. */
  handover: z.enum(['none', 'mine', 'theirs', 'waits']),
  /**
   * Own houses that are asked for a confirmation, or have had none for a while. `revision` is what a confirmation refers
   * to.
   */
  stale: z.array(
    z.object({
      shelterId: z.string(),
      name: z.string(),
      confirmedAt: z.string().nullable(),
      revision: z.string(),
      /** Since when it is asked; null: not asked, but its numbers are old. */
      askedSince: z.string().nullable(),
      places: exactPlaces,
      /** A counted house with an old report, which needs a new report instead of a confirmation. */
      counted: z.literal(true).optional(),
    }),
  ),
  /** Own houses with improbable counts that wait for somebody; absent: none. */
  counts: z.array(z.object({ shelterId: z.string(), name: z.string(), waiting: z.array(waitingCount) })).optional(),
  /** Broadcasts that wait for an answer of one of the caller's houses. */
  tasks: z.int(),
});
export type Tonight = z.infer<typeof tonight>;

export const searchRead = read('/api/find', found, ['find'], stable('0.1.0'));
export const tonightRead = read(TONIGHT_PATH, tonight, ['handle_requests'], page('0.1.0'), { ofTonight: true });

import { z } from 'zod';
import { intakeRuleCodes, type RuleReason, ruleReason } from './intake-rules.ts';
import { partyNeeds } from './party-needs.ts';
import { country, fullParty, id, party, sonsAge, window } from './primitives.ts';
import { openParty } from './request-views.ts';
import { exactPlaces, freshness } from './rows.ts';
import { roomPrivacy } from './terms/shelter.ts';

/**
 * `POST /api/find`: which houses take a party. A POST because what it asks is about people and belongs in no address and
 * no log. `avoid` is used and kept nowhere. `GET /api/find?adults&children&sonsOldest` asks the same of a party alone.
 */
export const findAsk = z.strictObject({
  party,
  needs: partyNeeds.default({}),
  /** The area from which they leave, for the distance; null: that of the organisation that asks. */
  from: id.nullable().default(null),
  avoid: z.array(id).max(40).default([]),
  /** When they would come; null: now. */
  arrival: window.nullable().default(null),
  /** Houses of these countries alone; empty: of all. */
  countries: z.array(country).max(40).default([]),
  /** Of each group at most so many. */
  limit: z.int().min(1).max(200).default(50),
});
export type FindAsk = z.input<typeof findAsk>;
export const findQuery = z.strictObject({
  adults: z.coerce.number().int().min(0).max(40).default(1),
  children: z.coerce.number().int().min(0).max(40).default(0),
  sonsOldest: sonsAge.optional(),
});

/**
 * Barriers and conditions of the house itself, whatever its rules. No number of places is included: rows show it, by
 * right.
 */
export const houseReason = z.discriminatedUnion('code', [
  /** It is in another country than whoever asks: they cross a border. */
  z.object({ code: z.literal('cross_border') }),
  z.object({ code: z.literal('excluded_area') }),
  /** `until` is for those who see the house exactly; null for all others, and where nobody said it. */
  z.object({ code: z.literal('intake_paused'), until: z.string().nullable() }),
  z.object({ code: z.literal('no_free_place') }),
  z.object({ code: z.literal('cannot_place_together') }),
  /** It only counts its places: ask it by phone. */
  z.object({ code: z.literal('counted') }),
  /** Its count is stale: it decides nothing. */
  z.object({ code: z.literal('stale_report') }),
  /** The program can't read its log: nothing is known of it, ask it by phone. */
  z.object({ code: z.literal('unreadable') }),
  /** It lets nobody of this role hold its beds directly. */
  z.object({ code: z.literal('ask_the_house') }),
  /** The only beds that fit are those of a hold that this person, or this request, let lapse: until then, ask. */
  z.object({ code: z.literal('held_again_too_soon'), until: z.string() }),
]);
export type HouseReason = z.infer<typeof houseReason>;

/** Stands for every reason of space where the reader sees bands: the exact one would disclose how full the house is. */
export const bandedReason = z.object({ code: z.literal('no_place_for_party') });
export type BandedReason = z.infer<typeof bandedReason>;

/** Why, or why not, as a code with its small details, such as `{ code: 'sons_max_age', limit: 12 }`. */
export type MatchReason = RuleReason | HouseReason | BandedReason;
export const reasonCodes = [
  ...intakeRuleCodes,
  ...houseReason.options.map(({ shape }) => shape.code.value),
  bandedReason.shape.code.value,
];
/** A server that is newer than the page may have reasons that the page doesn't know. */
export const findReason = z.union([ruleReason, houseReason, bandedReason, z.looseObject({ code: z.string() })]);
export type FindReason = { readonly code: string; readonly [detail: string]: unknown };

export const foundHouse = z.object({
  shelterId: z.string(),
  name: z.string(),
  organisation: z.string(),
  country: z.string(),
  area: z.object({ id: z.string(), name: z.string() }),
  own: z.boolean(),
  /** What speaks against it, what would have to be settled, and what nobody knows ("ask"). */
  barriers: z.array(findReason),
  conditions: z.array(findReason),
  asks: z.array(z.string()),
  /** What a hold would take: the kind of room and how many places. The beds themselves in one's own house only. */
  offer: z.object({ room: roomPrivacy, places: z.int(), beds: z.array(z.string()).nullable() }).nullable(),
  /** Whether this caller may hold here without asking first. */
  direct: z.boolean(),
  /** Whole kilometres between the areas; null: not known. */
  km: z.int().nullable(),
  freshness: freshness,
  /** Phone-in houses only: how old the report is, in their own organisation. */
  confirmedAt: z.string().nullable(),
});
export type FoundHouse = z.infer<typeof foundHouse>;
const group = z.object({ count: z.int(), houses: z.array(foundHouse) });
const part = z.object({ house: foundHouse, party: fullParty });
/** What comes near where nothing takes them whole, with the one thing that would have to give. */
export const nearly = z.discriminatedUnion('kind', [
  /** Two rooms of one house, which `hold-beds` with `rooms: 2` holds as one. */
  z.object({ kind: z.literal('two_rooms'), house: foundHouse }),
  /** The house has one barrier alone, which it might let go of. */
  z.object({ kind: z.literal('lifted'), house: foundHouse }),
  /** By that local day they fit, if those leave who plan to. */
  z.object({ kind: z.literal('later'), house: foundHouse, day: z.iso.date() }),
  /** Two houses, each with an adult. */
  z.object({ kind: z.literal('apart'), parts: z.tuple([part, part]) }),
]);
export type Nearly = z.infer<typeof nearly>;

/** In each group the best first: of one's own country, fewest reasons, then nearest, then freshest. */
export const found = z.object({
  position: z.string(),
  party: fullParty,
  /** The area from which the distances are, where nobody said another; null: somebody did, or there is none. */
  ownArea: z.string().nullable(),
  takes: group,
  takesIf: group,
  /** `reasons`: how many have which reason as their first, told of or not; the most frequent first. */
  cannot: group.extend({ reasons: z.array(z.object({ code: z.string(), count: z.int() })) }),
  /** Own country first; empty where a house at home takes them whole. */
  nearly: z.array(nearly),
});
export type FoundPlaces = z.infer<typeof found>;

/** A hold of mine or of my organisation, or in my house, for the night's list. */
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
  /** From when they are overdue, once they have set out; null: nobody has said that they are on the way. */
  overdueFrom: z.string().nullable(),
  /** Until when it would last if it were extended now; null: it can't be. */
  extendsTo: z.string().nullable(),
  /** Placed by this person; else by their organisation, or in their house. */
  mine: z.boolean(),
  /** In a house that this caller keeps: there it is admitted. */
  atHome: z.boolean(),
});
export type NightHold = z.infer<typeof nightHold>;

/** `GET /api/tonight`: what this night is about for the caller. */
export const tonight = z.object({
  position: z.string(),
  /** By deadline. */
  holds: z.array(nightHold),
  /** Requests and transfers under way; overdue first. */
  parties: z.array(openParty),
  /** Who has the duty at the caller's desk; `waits`: a colleague's account waits for them. */
  handover: z.enum(['none', 'mine', 'theirs', 'waits']),
  /**
   * Own houses that are asked whether their numbers are still correct, or that nobody has confirmed for a while.
   * `revision` is what a confirmation says was seen.
   */
  stale: z.array(
    z.object({
      shelterId: z.string(),
      name: z.string(),
      confirmedAt: z.string().nullable(),
      revision: z.string(),
      /** Since when it is asked; null: it is not, but its numbers are old. */
      askedSince: z.string().nullable(),
      places: exactPlaces,
      /** It reports its count, which is old: there is nothing to confirm, a new report is asked for. */
      counted: z.literal(true).optional(),
    }),
  ),
  /** Broadcasts that wait for an answer of one of the caller's houses. */
  tasks: z.int(),
});
export type Tonight = z.infer<typeof tonight>;

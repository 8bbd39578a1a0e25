import { z } from 'zod';
import type { DeepReadonly } from './facts/fact.ts';
import { findReason } from './find.ts';
import { partyNeeds } from './party-needs.ts';
import { fullParty, id, instant, party } from './primitives.ts';
import { page, read } from './reads.ts';
import { crossing, metKind, operationClosedBecause } from './terms/operations.ts';
import { roomPrivacy } from './terms/shelter.ts';

/** The number of a card. */
const line = z.int().min(1).max(999);
const lines = z.array(line).min(1).max(60);
const ride = z.int().min(1).max(9_999);
const relatives = z.array(line).max(10).default([]);
const described = { line, party, needs: partyNeeds.default({}) };

/** With whom a party stays, and with whom it never comes into one house; sealed with the party. */
export const partyRelations = z.strictObject({ with: z.array(z.int()), notWith: z.array(z.int()) });
export type PartyRelations = DeepReadonly<z.infer<typeof partyRelations>>;
/** Where they were met, and which areas they avoid; sealed under the operation's key. */
export const operationWhere = z.strictObject({ from: id.nullable(), avoid: z.array(id) });
export type OperationWhere = DeepReadonly<z.infer<typeof operationWhere>>;
/** Who travels in one ride, by card, and when it leaves; sealed under the operation's key. */
export const travel = z.strictObject({ lines: z.array(z.int()), leavesAt: z.string() });
export type Travel = DeepReadonly<z.infer<typeof travel>>;

/** `POST /api/operations/{id}/{command}`; unknown fields are refused. */
export const operationBodies = {
  /** The sender leads it. */
  open: z.strictObject({
    expected: z.int().min(1).max(500),
    from: id.nullable().default(null),
    avoid: z.array(id).max(40).default([]),
  }),
  /** Somebody of another organisation helps; the lead reads the code out. */
  help: z.strictObject({ code: z.string().trim().min(1).max(20) }),
  /** `from`: who led it when the sender looked. */
  'take-lead': z.strictObject({ from: id }),
  'add-party': z.strictObject({
    ...described,
    with: relatives,
    notWith: relatives,
    crosses: crossing.default('not_asked'),
  }),
  'change-party': z.strictObject(described),
  'relate-party': z.strictObject({ line, with: relatives, notWith: relatives }),
  'record-crossing': z.strictObject({ line, crosses: crossing }),
  'take-back-party': z.strictObject({ line }),
  /** The people of `other` are from now on in `line`, which is as described. */
  'join-parties': z.strictObject({ ...described, other: line }),
  /** Those who stay in `line`, and those who go into a line of their own. */
  'split-party': z.strictObject({ ...described, into: z.strictObject(described) }),
  /** null: the plan chooses. */
  'decide-shelter': z.strictObject({ line, shelterId: id.nullable() }),
  /** `plan`: as the plan gave it. Without `lines`: all that it places. `ask`: houses that are asked first. */
  hold: z.strictObject({
    plan: z.string().min(1).max(60_000),
    lines: lines.optional(),
    ask: z
      .array(z.strictObject({ line, shelters: z.array(id).min(1).max(10) }))
      .max(60)
      .default([]),
  }),
  /** Without `lines`: every first hold. */
  confirm: z.strictObject({ lines: lines.optional() }),
  /** Without `lines`: all that the last `hold` held. */
  'undo-holds': z.strictObject({ lines: lines.optional() }),
  /** Who travels together to one house; it gets the next number. */
  'add-ride': z.strictObject({ shelterId: id, lines, leavesAt: instant }),
  'change-ride': z.strictObject({ ride, lines, leavesAt: instant }),
  'call-off-ride': z.strictObject({ ride }),
  /** Recorded before a screen shows it. */
  'show-meeting-point': z.strictObject({ ride }),
  close: z.strictObject({}),
} as const;
export type OperationCommandName = keyof typeof operationBodies;
export const operationCommandNames = Object.keys(operationBodies) as OperationCommandName[];
export type OperationBody<N extends OperationCommandName> = z.input<(typeof operationBodies)[N]>;
/** A body as it was parsed. */
export type OperationInput<N extends OperationCommandName> = DeepReadonly<z.output<(typeof operationBodies)[N]>>;

const member = z.object({ person: z.string(), name: z.string().nullable(), mine: z.boolean() });
const operationSituation = z.enum(['open', 'closed']);

/** An operation as everybody who handles requests sees it: its size and kinds, so that one bus is not planned twice. */
export const operationSummary = z.object({
  operationId: z.string(),
  situation: operationSituation,
  openedAt: z.string(),
  expected: z.int(),
  people: z.int(),
  parties: z.int(),
  kinds: z.array(metKind),
  member: z.boolean(),
  /** For its members. */
  lead: member.nullable(),
});
export type OperationSummary = z.infer<typeof operationSummary>;
/** That others opened an operation: nothing of it but its size and kinds (OR-22). */
export const operationNotice = operationSummary.pick({
  operationId: true,
  openedAt: true,
  expected: true,
  people: true,
  parties: true,
  kinds: true,
});
export type OperationNotice = z.infer<typeof operationNotice>;
export const operationList = z.object({ position: z.string(), items: z.array(operationSummary) });
export type OperationList = z.infer<typeof operationList>;

/**
 * `holding`: asked for, and the house has not answered. `first_hold`: for a quarter of an hour, until the lead confirms.
 * `refused`: it could not be held, and is planned again. From `asked` on it is as its request is.
 */
const lineSituation = z.enum([
  'met',
  'holding',
  'first_hold',
  'held',
  'refused',
  'asked',
  'open',
  'placed',
  'unmet',
  'withdrawn',
]);

export const operationLine = z.object({
  line: z.int(),
  requestId: z.string(),
  party: fullParty,
  /** null: the key was erased. */
  needs: partyNeeds.nullable(),
  with: z.array(z.int()),
  notWith: z.array(z.int()),
  crosses: crossing,
  /** The house that a person decided on; null: the plan chooses. */
  decided: z.string().nullable(),
  situation: lineSituation,
  /** `until`: when its full hold ends. */
  place: z
    .object({
      shelterId: z.string(),
      holdId: z.string().nullable(),
      expiresAt: z.string().nullable(),
      until: z.string().nullable(),
    })
    .nullable(),
  refused: z.object({ shelterId: z.string(), code: z.string() }).nullable(),
});
export type OperationLine = z.infer<typeof operationLine>;

/** One ride. It waits while a list is not empty: not agreed to cross, not to be with one of them, no place there. */
export const operationRide = z.object({
  ride: z.int(),
  shelterId: z.string(),
  /** Who has not come yet. */
  lines: z.array(z.int()),
  leavesAt: z.string(),
  waits: z.object({ crossing: z.array(z.int()), apart: z.array(z.int()), away: z.array(z.int()) }),
  /** When a member last looked at its meeting point. */
  shownAt: z.string().nullable(),
});
export type OperationRide = z.infer<typeof operationRide>;

/** An operation as its members see it. `may` lists the commands open to the caller. */
export const operationView = z.object({
  position: z.string(),
  operationId: z.string(),
  situation: operationSituation,
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  closedBecause: operationClosedBecause.nullable(),
  expected: z.int(),
  from: z.string().nullable(),
  avoid: z.array(z.string()),
  /** What helpers of other organisations type; null: the key was erased, or it is closed. */
  code: z.string().nullable(),
  /** `active`: false when the account was closed, so that somebody else takes the lead. */
  lead: member.extend({ active: z.boolean() }),
  helpers: z.array(member),
  people: z.int(),
  lines: z.array(operationLine),
  /** Those that somebody is still in. */
  rides: z.array(operationRide),
  gone: z.array(z.object({ line: z.int(), joined: z.int().nullable() })),
  /** What `undo-holds` would release. */
  undoable: z.array(z.int()),
  may: z.array(z.string()),
});
export type OperationView = z.infer<typeof operationView>;

export const operationsRead = read('/api/operations', operationList, ['handle_requests'], page('0.1.0'), {
  ofTonight: true,
});
export const operationRead = read('/api/operations/:operationId', operationView, ['handle_requests'], page('0.1.0'), {
  ofTonight: true,
});

/** `POST /api/operations/{id}/plan`. `shown`: the plan on the screen, from which as little as possible changes. */
export const planAsk = z.strictObject({ shown: z.string().min(1).max(60_000).nullable().default(null) });

const plannedLine = z.object({
  line: z.int(),
  shelterId: z.string(),
  /** The kind of each of its rooms; which ones they are is for the house. */
  rooms: z.array(roomPrivacy),
  conditions: z.array(findReason),
  asks: z.array(z.string()),
  abroad: z.boolean(),
  km: z.number().nullable(),
  minutes: z.number().nullable(),
});
const notPlaced = z.object({
  line: z.int(),
  why: z.enum(['no_house', 'ask_first', 'too_far', 'decided', 'with', 'apart', 'no_room']),
  against: z.array(z.object({ code: z.string(), shelters: z.int() })),
  /** Houses that may say yes when somebody calls. */
  ask: z.array(
    z.object({
      shelterId: z.string(),
      conditions: z.array(findReason),
      abroad: z.boolean(),
      km: z.number().nullable(),
    }),
  ),
});
const people = z.int();
/** The one thing that would have to give so that so many more people have a place. */
const wouldGive = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('apart'), lines: z.tuple([z.int(), z.int()]), people }),
  z.object({ kind: z.literal('area'), areaId: z.string(), people }),
  z.object({ kind: z.literal('border'), line: z.int(), people }),
  z.object({ kind: z.literal('decided'), line: z.int(), people }),
]);

/** Where everybody could go. Nothing of it is held. */
export const operationPlan = z.object({
  position: z.string(),
  /** The plan itself, which only this program reads: `hold` takes it, and the next plan as `shown`. */
  plan: z.string(),
  madeAt: z.string(),
  lines: z.array(plannedLine),
  notPlaced: z.array(notPlaced),
  /** Lines that have a place and are not planned. */
  held: z.array(z.int()),
  people: z.object({ placed: z.int(), of: z.int() }),
  aims: z.array(z.object({ aim: z.string(), value: z.number(), bound: z.number().nullable(), proven: z.boolean() })),
  kmStep: z.number(),
  wouldGive: z.array(wouldGive),
});
export type OperationPlan = z.infer<typeof operationPlan>;

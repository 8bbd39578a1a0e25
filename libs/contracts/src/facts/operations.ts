import { z } from 'zod';
import { country, storedInstant as instant, sealed } from '../primitives.ts';
import { crossing, operationClosedBecause } from '../terms/operations.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { code, storedParty, whole } from './parts.ts';

/** What is known of a party: its numbers as in a hold; what it needs and with whom it goes is ciphertext. */
const described = {
  line: whole,
  /** The request that the party becomes. Its key seals `criteria`, which that request takes over, and `relations`. */
  requestId: z.string(),
  party: storedParty,
  criteria: sealed,
  /** The lines with which it stays, and those with which it never comes into one house. */
  relations: sealed,
};

/** A party and the rooms that are to be held for it. `until`: when its full hold ends. */
const heldLine = z.object({
  line: whole,
  requestId: z.string(),
  shelterId: z.string(),
  rooms: z.array(z.string()),
  until: instant,
});

/** Events of many parties that were met at one time, in the streams `operation-<id>`. A line is the number of a card. */
export const operationFacts = {
  OperationOpened: fact(
    z.object({
      openedBy: z.object({ organisation: z.string(), country: country.nullable() }),
      expected: whole,
      /** How many areas they avoid. */
      avoided: whole,
      /** Where they were met, and the areas that they avoid, sealed under the operation's own key. */
      where: sealed,
    }),
  ),
  /** The actor helps, by the code that the lead read out. */
  OperationHelperJoined: fact(z.object({})),
  /** The actor leads from now on. */
  OperationLeadTaken: fact(z.object({ from: z.string() })),
  OperationPartyAdded: fact(z.object({ ...described, crosses: crossing })),
  OperationPartyChanged: fact(z.object(described)),
  OperationPartyRelated: fact(z.object({ line: whole, relations: sealed })),
  OperationCrossingRecorded: fact(z.object({ line: whole, crosses: crossing })),
  /** `joined`: the line in which its people are now; null: it was typed in vain, or they left. */
  OperationPartyTakenBack: fact(z.object({ line: whole, requestId: z.string(), joined: whole.nullable() })),
  /** null: the plan chooses. */
  OperationShelterDecided: fact(z.object({ line: whole, shelterId: z.string().nullable() })),
  /** One act: these parties are to be held, and those houses asked. */
  OperationHoldsAsked: fact(
    z.object({
      lines: z.array(heldLine),
      ask: z.array(z.object({ line: whole, requestId: z.string(), shelters: z.array(z.string()) })),
      respondBy: instant,
    }),
  ),
  /** What one house did of the act whose event is named. */
  OperationHoldsAnswered: fact(
    z.object({
      act: z.string(),
      shelterId: z.string(),
      held: z.array(z.object({ line: whole, holdId: z.string() })),
      refused: z.array(z.object({ line: whole, code })),
    }),
  ),
  /** First holds become full holds. */
  OperationConfirmed: fact(z.object({ lines: z.array(whole) })),
  OperationHoldsUndone: fact(z.object({ lines: z.array(whole) })),
  /** People of one ride go to one house. Which cards, and when they leave, is sealed under the operation's own key. */
  OperationRideAdded: fact(z.object({ ride: whole, shelterId: z.string(), travel: sealed })),
  OperationRideChanged: fact(z.object({ ride: whole, travel: sealed })),
  OperationRideCalledOff: fact(z.object({ ride: whole })),
  /** The actor looked at the public meeting point of the house, for this ride. */
  OperationMeetingPointShown: fact(z.object({ ride: whole, shelterId: z.string() })),
  OperationClosed: fact(z.object({ because: operationClosedBecause })),
} as const;

export type HeldLine = DeepReadonly<z.infer<typeof heldLine>>;
export type OperationEvent = EventOf<typeof operationFacts>;
export type OperationEventType = keyof typeof operationFacts;

import { z } from 'zod';
import { country, storedInstant as instant } from '../../primitives.ts';
import { bedKind, declineReason, directHolds, roomPrivacy, shelterKind, shelterMode } from '../../terms/shelter.ts';
import { type DeepReadonly, fact } from '../fact.ts';
import { areaRef, whole } from '../parts.ts';

/** Numbers that a hold obeys; they are frozen on the hold when it is made. All in minutes but `extensions`. */
const holdPolicy = z.object({
  minutes: whole,
  extensionMinutes: whole,
  extensions: whole,
  longestMinutes: whole,
  crossBorderMinutes: whole,
  crossBorderLongestMinutes: whole,
  directHolds,
});
export type HoldPolicy = DeepReadonly<z.infer<typeof holdPolicy>>;

/** What a house is, and how it wants its beds to be held. */
export const setupFacts = {
  ShelterRegistered: fact(
    z.object({
      name: z.string(),
      organisation: z.string(),
      country,
      area: areaRef,
      timezone: z.string(),
      mode: shelterMode,
      kind: shelterKind,
      /** Whether a second person has to publish it before others see it. */
      draft: z.boolean(),
    }),
    // Before version 2 a house was there for everybody from its first moment.
    (v1) => ({ ...(v1 as object), draft: false }),
  ),
  /** A second person says that the house is what it says: from here on others see it. */
  ShelterPublished: fact(z.object({})),
  /** A second person says what is to be put right before the house is published. */
  PublicationDeclined: fact(z.object({ reasons: z.array(declineReason) })),
  /** The house takes nobody from here on, and is on nobody's board; what it was stays. */
  ShelterClosed: fact(z.object({})),
  /** It is what it was before it was closed: a draft, or published. */
  ShelterReopened: fact(z.object({})),
  ShelterProfileChanged: fact(
    z.object({
      name: z.string().optional(),
      area: areaRef.optional(),
      timezone: z.string().optional(),
      kind: shelterKind.optional(),
    }),
  ),
  IntakeRulesChanged: fact(
    z.object({
      rules: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
      effectiveFrom: instant,
    }),
  ),
  HoldPolicyChanged: fact(holdPolicy.partial()),
  /** At which hours of its own clock the house is asked whether its numbers are still correct; none: it is not asked. */
  CheckHoursChanged: fact(z.object({ hours: z.array(z.string()) })),
  RoomAdded: fact(
    z.object({ roomId: z.string(), label: z.string(), privacy: roomPrivacy, features: z.array(z.string()) }),
  ),
  RoomRetired: fact(z.object({ roomId: z.string() })),
  BedAdded: fact(
    z.object({
      bedId: z.string(),
      roomId: z.string(),
      label: z.string(),
      kind: bedKind,
      stepFree: z.boolean(),
    }),
  ),
  BedRetired: fact(z.object({ bedId: z.string() })),
} as const;

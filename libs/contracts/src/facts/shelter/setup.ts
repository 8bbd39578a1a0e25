import { z } from 'zod';
import { country, storedInstant as instant } from '../../primitives.ts';
import {
  bedKind,
  changeDropped,
  declineReason,
  directHolds,
  forWhom,
  roomPrivacy,
  shelterKind,
  shelterMode,
} from '../../terms/shelter.ts';
import { type DeepReadonly, fact } from '../fact.ts';
import { areaRef, whole } from '../parts.ts';

/** The hold policy, frozen on each hold when it is made. In minutes, except `extensions`. */
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

/** The profile of a house, and its hold policy. */
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
    // Before version 2 every house was public from its registration.
    (v1) => ({ ...(v1 as object), draft: false }),
  ),
  /** A second person published the house: from now on others see it. */
  ShelterPublished: fact(z.object({})),
  /** A second person stated what has to be fixed before the house is published. */
  PublicationDeclined: fact(z.object({ reasons: z.array(declineReason) })),
  /** The house is closed: it takes nobody and is on no board; its history stays. */
  ShelterClosed: fact(z.object({})),
  /** The house is again what it was before: a draft, or published. */
  ShelterReopened: fact(z.object({})),
  ShelterProfileChanged: fact(
    z.object({
      name: z.string().optional(),
      area: areaRef.optional(),
      country: country.optional(),
      timezone: z.string().optional(),
      kind: shelterKind.optional(),
      /** The proposed change that a second person published with it. Absent: none was needed. */
      changeId: z.string().optional(),
    }),
  ),
  /** What a published house is to be called, or where it is to be, once a second person publishes it. */
  ProfileChangeProposed: fact(
    z.object({
      changeId: z.string(),
      name: z.string().optional(),
      area: areaRef.optional(),
      country: country.optional(),
    }),
  ),
  /** A proposed change was refused by a second person, or withdrawn by the person who proposed it. */
  ProfileChangeDropped: fact(z.object({ changeId: z.string(), how: changeDropped })),
  IntakeRulesChanged: fact(
    z.object({
      rules: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
      effectiveFrom: instant,
    }),
  ),
  HoldPolicyChanged: fact(holdPolicy.partial()),
  /** At which local hours the house is asked to confirm its numbers; empty: never. */
  CheckHoursChanged: fact(z.object({ hours: z.array(z.string()) })),
  RoomAdded: fact(
    z.object({
      roomId: z.string(),
      label: z.string(),
      privacy: roomPrivacy,
      /** Of a shared room that says it; absent: as the house's rules say. */
      forWhom: forWhom.optional(),
      features: z.array(z.string()),
    }),
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

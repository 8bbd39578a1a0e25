import { z } from 'zod';
import { day, storedInstant as instant } from '../../primitives.ts';
import { censusDoubt, outReason, pauseReason } from '../../terms/shelter.ts';
import { surgeNoReason } from '../../terms/surges.ts';
import { fact } from '../fact.ts';
import { beds, whole } from '../parts.ts';

const census = { asOf: instant, night: day, inService: whole.nullable(), occupied: whole };

/** Which beds are in service, whether intake is open, and confirmations of the numbers. */
export const capacityFacts = {
  BedTakenOutOfService: fact(z.object({ bedId: z.string(), reason: outReason, expectedBack: instant.nullable() })),
  BedReturnedToService: fact(z.object({ bedId: z.string() })),
  IntakePaused: fact(z.object({ reason: pauseReason, until: instant.nullable() })),
  IntakeResumed: fact(z.object({})),
  OverflowOpened: fact(z.object({ beds, until: instant })),
  OverflowClosed: fact(z.object({ beds })),
  /**
   * What the house says to a surge: so many extra places until then, or (null) none, for this reason. `beds`: those that it
   * has open for it; in a house that only counts, and in a drill, there are none.
   */
  SurgeAnswered: fact(
    z.object({
      surgeId: z.string(),
      until: instant,
      drill: z.boolean(),
      places: whole.nullable(),
      beds: z.array(z.string()),
      reason: surgeNoReason.nullable(),
    }),
  ),
  /** Its people were asked, at one of its hours, to confirm its numbers. */
  ConfirmationAsked: fact(z.object({ at: instant })),
  OccupancyConfirmed: fact(z.object({ seenRevision: whole })),
  CensusReported: fact(z.object(census)),
  /** An improbable count was reported: it counts nowhere until somebody of the house confirms it, by a `CensusReported`. */
  CensusQuestioned: fact(z.object({ ...census, why: z.array(censusDoubt).min(1) })),
  /** Somebody of the house discarded a questioned count. `questioned`: the id of the event that questioned it. */
  CensusDiscarded: fact(z.object({ night: day, questioned: z.string() })),
  /**
   * Somebody called the house and recorded what it said: so many free places, or (null) that it takes nobody now. It sets no
   * bed. `shownFree`: whether other organisations' board said free places then.
   */
  CallRecorded: fact(z.object({ free: whole.nullable(), shownFree: z.boolean() })),
} as const;

import { z } from 'zod';
import { day, storedInstant as instant } from '../../primitives.ts';
import { outReason, pauseReason } from '../../terms/shelter.ts';
import { fact } from '../fact.ts';
import { beds, whole } from '../parts.ts';

/** Which beds are in service, whether intake is open, and confirmations of the numbers. */
export const capacityFacts = {
  BedTakenOutOfService: fact(z.object({ bedId: z.string(), reason: outReason, expectedBack: instant.nullable() })),
  BedReturnedToService: fact(z.object({ bedId: z.string() })),
  IntakePaused: fact(z.object({ reason: pauseReason, until: instant.nullable() })),
  IntakeResumed: fact(z.object({})),
  OverflowOpened: fact(z.object({ beds, until: instant })),
  OverflowClosed: fact(z.object({ beds })),
  /** Its people were asked, at one of its hours, to confirm its numbers. */
  ConfirmationAsked: fact(z.object({ at: instant })),
  OccupancyConfirmed: fact(z.object({ seenRevision: whole })),
  CensusReported: fact(z.object({ asOf: instant, night: day, inService: whole.nullable(), occupied: whole })),
} as const;

import { z } from 'zod';
import { type EventOf, fact } from './fact.ts';

/**
 * What a log may hold, as a number: a release that writes what the one before can't read raises it by one, so that the
 * one before refuses the log instead of showing half of it. 2: `OperatorActed`. 3: `CensusQuestioned`. 4:
 * `UpkeepRecorded`. 5: organisations' own sign-ins, operations, `CallRecorded`, text messages, surges.
 */
export const LOG_FORMAT = 5;

/** The format of a log, in the stream `format-log`. Every release reads the first version of it. */
export const formatFacts = {
  LogFormatRaised: fact(z.object({ format: z.int().min(1) })),
} as const;

export type FormatEvent = EventOf<typeof formatFacts>;

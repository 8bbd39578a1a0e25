import { z } from 'zod';
import { country, storedInstant as instant } from '../primitives.ts';
import { surgeCannotReason, surgeEndedBecause, surgeReason, surgeRound } from '../terms/surges.ts';
import { type EventOf, fact } from './fact.ts';
import { whole } from './parts.ts';

/** Events of a country's call for extra places, in the streams `surge-<id>`. What a house answers is in its own stream. */
export const surgeFacts = {
  /** It asks nobody yet. `drill`: it is tried out, and opens no bed. */
  SurgeOpened: fact(
    z.object({
      /** null: a focal point of none, who acts for the country. */
      organisation: z.string().nullable(),
      country,
      places: whole,
      until: instant,
      reason: surgeReason,
      drill: z.boolean(),
      /** The surge of another country that asked for it; null: none did. */
      answers: z.string().nullable(),
    }),
  ),
  /** The actor, of this other organisation or a focal point of none, confirmed it: every house of the country is asked. */
  SurgeConfirmed: fact(z.object({ organisation: z.string().nullable() })),
  /** Another country is asked for so many places: what was missing then. */
  SurgeCountryAsked: fact(z.object({ country, places: whole })),
  /** It opens none, for this reason. One that opens a surge says so in that surge. */
  SurgeCountryDeclined: fact(z.object({ country, reason: surgeCannotReason })),
  SurgeAskedAgain: fact(z.object({ round: surgeRound })),
  SurgeEnded: fact(z.object({ because: surgeEndedBecause })),
} as const;

export type SurgeEvent = EventOf<typeof surgeFacts>;
export type SurgeEventType = keyof typeof surgeFacts;

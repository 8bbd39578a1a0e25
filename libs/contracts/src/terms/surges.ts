import { z } from 'zod';

/** Why a country calls for extra places: one of five, never a text. */
export const surgeReasons = ['house_closed', 'many_at_once', 'houses_full', 'weather', 'arrivals'] as const;
export const surgeReason = z.enum(surgeReasons);
/** Why a house opens none. */
export const surgeNoReasons = ['no_staff', 'no_beds', 'safety', 'residents', 'other'] as const;
export const surgeNoReason = z.enum(surgeNoReasons);
/** Why a country that was asked for what is missing opens no surge. */
export const surgeCannotReasons = ['houses_full', 'no_staff', 'crossing', 'own_need', 'other'] as const;
export const surgeCannotReason = z.enum(surgeCannotReasons);
/** Its time is over, a person ended it, or nobody confirmed it. */
export const surgeEndedBecause = z.enum(['time', 'by_hand', 'not_confirmed']);
/** Who is asked once more: houses that said nothing, and, an hour before the end, everybody. */
export const surgeRound = z.enum(['silent', 'ending']);

export type SurgeReason = z.infer<typeof surgeReason>;
export type SurgeNoReason = z.infer<typeof surgeNoReason>;
export type SurgeCannotReason = z.infer<typeof surgeCannotReason>;
export type SurgeEndedBecause = z.infer<typeof surgeEndedBecause>;
export type SurgeRound = z.infer<typeof surgeRound>;

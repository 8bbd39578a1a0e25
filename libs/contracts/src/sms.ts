import { z } from 'zod';
import { id, storedInstant } from './primitives.ts';
import { page, read } from './reads.ts';

/** A number from which somebody of the house may text. Of the number itself the last two digits are shown. */
const smsNumber = z.object({
  smsId: z.string(),
  personId: z.string(),
  /** null: erased, or not entered yet. */
  name: z.string().nullable(),
  ending: z.string(),
  cardAt: storedInstant,
  usedAt: storedInstant.nullable(),
  codesLeft: z.int(),
  /** Wrong codes have shut it until it has a new card. */
  locked: z.boolean(),
});

/** `GET /api/shelters/{id}/sms-numbers`: the numbers of a house, and whose numbers may be added. */
export const smsNumbers = z.object({
  /** What people text to; null: it was not said. */
  gateway: z.string().nullable(),
  numbers: z.array(smsNumber),
  staff: z.array(z.object({ personId: z.string(), name: z.string().nullable() })),
});
export type SmsNumbers = z.infer<typeof smsNumbers>;
export type SmsNumberView = z.infer<typeof smsNumber>;

export const allowSmsNumber = z.strictObject({ personId: id, number: z.string().min(3).max(40) });
export type AllowSmsNumber = z.output<typeof allowSmsNumber>;

/** Whose the number is that is changed. */
export const whoseSmsNumber = z.strictObject({ personId: id });
export type WhoseSmsNumber = z.output<typeof whoseSmsNumber>;

/** The codes of a new card: shown here and nowhere else. */
export const smsCard = z.object({ smsId: z.string(), codes: z.array(z.string()) });
export type SmsCard = z.infer<typeof smsCard>;

export const smsNumbersRead = read('/api/shelters/:shelterId/sms-numbers', smsNumbers, ['set_up'], page('0.1.0'));

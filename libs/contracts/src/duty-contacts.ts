import { z } from 'zod';
import { id } from './primitives.ts';
import { page, read } from './reads.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');

/** The local hours in which somebody answers; over midnight when `to` is before `from`. null: day and night. */
export const dutyHours = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from !== to, 'from and to are the same')
  .nullable();
export type DutyHours = z.infer<typeof dutyHours>;

/** `number` as people write it; `country` gives the prefix of a national number. */
export const recordDutyContact = z.strictObject({ number: z.string().trim().min(1).max(40), hours: dutyHours });

/**
 * `POST /api/shelters/{shelterId}/report-contact`, and what ends a report: about the number of the house, or that of its
 * organisation.
 */
export const aboutContact = z.strictObject({ whose: z.enum(['shelter', 'organisation']) });
export type WhoseContact = z.infer<typeof aboutContact>['whose'];

/** The sealed content, shown to those who may call. */
export const sealedContact = z.object({ number: z.string(), hours: dutyHours });
const contact = sealedContact.extend({
  /** Present for a day after a change: until then callers should ask who answers. */
  changed: z.object({ at: z.string(), byRole: z.string() }).nullable(),
  /** Since when somebody says that it reaches nobody, and whether the reader is that person; absent: nobody says so. */
  reported: z.object({ at: z.string(), mine: z.boolean() }).optional(),
});
export type DutyContact = z.infer<typeof contact>;

/** `GET /api/duty-contacts?shelter=…`: at most so many at once, as one person reads without a second factor (VA-13). */
export const MOST_CONTACTS = 8;
export const dutyContactsQuery = z.strictObject({
  shelter: z.union([id.transform((one) => [one]), z.array(id).min(1).max(MOST_CONTACTS)]),
});

/** Whom to call about each of these houses: the house, and its organisation. Clients must not store it. */
export const dutyContacts = z.object({
  contacts: z.array(
    z.object({
      shelterId: z.string(),
      timezone: z.string(),
      shelter: contact.nullable(),
      organisation: z.object({ organisationId: z.string().nullable(), name: z.string(), line: contact.nullable() }),
      /** Whether the caller may change the house's, and the organisation's. */
      maySet: z.boolean(),
      maySetLine: z.boolean(),
    }),
  ),
});
export type DutyContacts = z.infer<typeof dutyContacts>;
export type ContactsOfShelter = DutyContacts['contacts'][number];

export const dutyContactsRead = read('/api/duty-contacts', dutyContacts, ['see_contacts'], page('0.1.0'));

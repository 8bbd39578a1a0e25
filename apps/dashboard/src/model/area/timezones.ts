import type { HOME_COUNTRIES } from '@safe-haven/contracts';

/** The time zone of a shelter by its country: each of the four has one. */
export const TIMEZONES: Readonly<Record<(typeof HOME_COUNTRIES)[number], string>> = {
  AL: 'Europe/Tirane',
  BA: 'Europe/Sarajevo',
  MK: 'Europe/Skopje',
  RS: 'Europe/Belgrade',
};

import type { TFunction } from 'i18next';
import { listOf } from '../../locales/intl/names.ts';

/** Translates a key of this screen's words. */
export type Translate = TFunction<'shelter'>;

/** What a sentence needs besides its words: the language it is said in and the zone its times are in. */
export interface L10n {
  readonly t: Translate;
  /** BCP 47, as `Intl` takes it. */
  readonly language: string;
  /** IANA zone of the house: people there read its clock. */
  readonly timezone: string;
}

/** "1, 2 and 3" in the language of the interface. */
export const listed = ({ language }: L10n, items: readonly string[]): string => listOf(language, items);

import type { TFunction } from 'i18next';
import { listOf } from '../../locales/intl/names.ts';

/** Translates a key of the `shelter` namespace. */
export type Translate = TFunction<'shelter'>;

/** Language, translations and time zone for sentences. */
export interface L10n {
  readonly t: Translate;
  /** BCP 47, as `Intl` takes it. */
  readonly language: string;
  /** IANA time zone of the shelter, whose clock people there read. */
  readonly timezone: string;
}

/** "1, 2 and 3" in the language of the interface. */
export const listed = ({ language }: L10n, items: readonly string[]): string => listOf(language, items);

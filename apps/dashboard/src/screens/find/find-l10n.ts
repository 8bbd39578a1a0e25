import { areaById } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { Formats } from '../../locales/formats.ts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormats, useWords } from '../../locales/use-words.ts';
import type { Words } from '../../locales/words.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';

/** What a sentence of this screen is made with. */
export interface FindL10n {
  /** The words of this screen. */
  readonly t: Words<'find'>;
  /** The words of requests: needs, answers, reasons. */
  readonly requests: Words<'requests'>;
  /** The words of a house: parties, roles, rules; times by the clock on this wall. */
  readonly shelter: L10n;
  readonly formats: Formats;
}

export function useFindL10n(): FindL10n {
  const t = useWords('find');
  const requests = useWords('requests');
  const shelter = useL10n();
  const formats = useFormats();
  return useMemo(() => ({ t, requests, shelter, formats }), [t, requests, shelter, formats]);
}

/** The name of an area of the catalogue in the interface's language and script; of any other its id. */
export function formatArea({ formats }: FindL10n, areaId: string): string {
  const area = areaById(areaId);
  return area ? formats.area({ id: areaId, name: area.names.en }) : areaId;
}

/** The name of a language; browsers have none for Romani. */
export const formatLanguage = ({ t, shelter }: FindL10n, code: string): string =>
  code === 'rom' ? t('need.romani') : languageName(shelter.language, code);

/** With a capital: for words that stand alone on a chip. */
export const capitalized = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

import { areaById } from '@safe-haven/contracts';
import { useMemo } from 'react';
import type { Formats } from '../../locales/formats.ts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormats, useWords } from '../../locales/use-words.ts';
import type { Words } from '../../locales/words.ts';
import type { Tongue } from '../../model/l10n/l10n.ts';
import { useTongue } from '../../model/l10n/use-l10n.ts';

/** What a sentence of this screen is made with. */
export interface Voice {
  /** The words of this screen. */
  readonly t: Words<'find'>;
  /** The words of requests: needs, answers, reasons. */
  readonly requests: Words<'requests'>;
  /** The words of a house: parties, roles, rules; times by the clock on this wall. */
  readonly house: Tongue;
  readonly formats: Formats;
}

export function useVoice(): Voice {
  const t = useWords('find');
  const requests = useWords('requests');
  const house = useTongue();
  const formats = useFormats();
  return useMemo(() => ({ t, requests, house, formats }), [t, requests, house, formats]);
}

/** The name of an area of the catalogue in the interface's language and script; of any other its id. */
export function areaWords({ formats }: Voice, areaId: string): string {
  const area = areaById(areaId);
  return area ? formats.area({ id: areaId, name: area.names.en }) : areaId;
}

/** The name of a language; browsers have none for Romani. */
export const tongueWords = ({ t, house }: Voice, code: string): string =>
  code === 'rom' ? t('need.romani') : languageName(house.language, code);

/** With a capital: for words that stand alone on a chip. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

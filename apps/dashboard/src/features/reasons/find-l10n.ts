import { areaById } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import type { Format } from '../../locales/format.ts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';

/** What a sentence of this screen is made with. */
export interface FindL10n {
  /** The words of this screen. */
  readonly t: TFunction<'find'>;
  /** The words of requests: needs, answers, reasons. */
  readonly requests: TFunction<'requests'>;
  /** The words of a house: parties, roles, rules; times by the clock on this wall. */
  readonly shelter: L10n;
  readonly format: Format;
}

export function useFindL10n(): FindL10n {
  const t = useT('find');
  const requests = useT('requests');
  const shelter = useL10n();
  const format = useFormat();
  return useMemo(() => ({ t, requests, shelter, format }), [t, requests, shelter, format]);
}

/** The name of an area of the catalogue in the interface's language and script; of any other its id. */
export function formatArea({ format }: FindL10n, areaId: string): string {
  const area = areaById(areaId);
  return area ? format.area({ id: areaId, name: area.names.en }) : areaId;
}

export const formatLanguage = ({ shelter }: FindL10n, code: string): string => languageName(shelter.language, code);

/** With a capital: for words that stand alone on a chip. */
export const capitalized = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

import { areaById } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import type { Format } from '../../locales/format.ts';
import { languageName } from '../../locales/intl/names.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';

/** The translations and formats for the sentences of Find. */
export interface FindL10n {
  /** Translates a key of the `find` namespace. */
  readonly t: TFunction<'find'>;
  /** Translates a key of the `requests` namespace: needs, answers, reasons. */
  readonly requests: TFunction<'requests'>;
  /** The `shelter` namespace: parties, roles, rules; times in the reader's time zone. */
  readonly shelter: L10n;
  readonly format: Format;
}

/** The translations and formats of Find in the current language. */
export function useFindL10n(): FindL10n {
  const t = useT('find');
  const requests = useT('requests');
  const shelter = useL10n();
  const format = useFormat();
  return useMemo(() => ({ t, requests, shelter, format }), [t, requests, shelter, format]);
}

/** The name of an area in the interface's language and script; its id if it is not in the catalogue. */
export function formatArea({ format }: FindL10n, areaId: string): string {
  const area = areaById(areaId);
  return area ? format.area({ id: areaId, name: area.names.en }) : areaId;
}

/** The name of a spoken language by its ISO 639 code. */
export const formatLanguage = ({ shelter }: FindL10n, code: string): string => languageName(shelter.language, code);

/** Capitalizes the first letter, for text on a chip. */
export const capitalized = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

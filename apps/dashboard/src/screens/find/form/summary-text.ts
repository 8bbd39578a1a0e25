import { type FindL10n, formatArea } from '../../../features/reasons/find-l10n.ts';
import { type SearchForm, statedNeeds } from '../../../features/search/search-form.ts';
import { formatNeeds } from '../../../model/needs/format-needs.ts';
import { formatParty } from '../../../model/party/party.ts';

export interface Summary {
  readonly who: string;
  /** The lines of the summary: needs, places, arrival. Empty lines are left out. */
  readonly lines: readonly string[];
}

/** The search as text, as one would repeat it on the phone. */
export function summaryOf(l10n: FindL10n, form: SearchForm): Summary {
  const { t, requests, shelter } = l10n;
  const stated = statedNeeds(form);
  const needs = [...formatNeeds(requests, shelter.language, stated)];
  if (stated.documents?.length === 0) needs.push(t('need.noPapers'));
  const way: string[] = [];
  if (form.from !== null) way.push(t('summary.from', { area: formatArea(l10n, form.from) }));
  if (form.avoid.length > 0) way.push(t('summary.avoid', { count: form.avoid.length }));
  if (form.countries.length > 0) way.push(l10n.format.list(form.countries.map(l10n.format.countryShort)));
  if (form.arrival !== 'now') way.push(t(`arrival.${form.arrival}`));
  return {
    who: formatParty(shelter, form.party),
    lines: [needs.join(' · '), way.join(' · ')].filter((line) => line !== ''),
  };
}

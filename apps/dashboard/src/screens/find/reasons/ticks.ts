import type { FoundShelter } from '@safe-haven/contracts';
import { type FindL10n, formatLanguage } from '../../../features/reasons/find-l10n.ts';
import type { Needs, SearchForm } from '../../../features/search/search-form.ts';
import { statedNeeds } from '../../../features/search/search-form.ts';

/** The stated needs that a shelter meets, in short phrases: those that are neither a condition nor a question there. */
export function formatTicks(l10n: FindL10n, shelter: FoundShelter, form: SearchForm): readonly string[] {
  const { t } = l10n;
  const needs = statedNeeds(form);
  const open = new Set([...shelter.conditions.map(({ code }) => code), ...shelter.asks]);
  const has = (code: string, stated: unknown) => stated !== undefined && stated !== false && !open.has(code);
  const ticks: string[] = [];
  if (shelter.offer) {
    const { room, places } = shelter.offer;
    ticks.push(room === 'household' ? t('tick.household', { count: places }) : t('tick.shared'));
  }
  if (form.party.boys > 0 && !open.has('sons_max_age')) ticks.push(t('tick.sons'));
  if (has('languages', needs.languages)) ticks.push(languageTick(l10n, needs.languages ?? []));
  for (const { code, need, key } of TICKS) if (has(code, needs[need])) ticks.push(t(`tick.${key}`));
  if (form.arrival === 'now' && !open.has('intake_hours')) ticks.push(t('tick.openNow'));
  return ticks;
}

type TickKey = 'stepFree' | 'hearing' | 'visual' | 'pregnant' | 'pet' | 'medication' | 'isolation' | 'papers' | 'acute';
const TICKS: readonly { readonly code: string; readonly need: keyof Needs; readonly key: TickKey }[] = [
  { code: 'step_free', need: 'stepFree', key: 'stepFree' },
  { code: 'hearing', need: 'hearing', key: 'hearing' },
  { code: 'visual', need: 'visual', key: 'visual' },
  { code: 'pregnancy', need: 'pregnantMonth', key: 'pregnant' },
  { code: 'pets', need: 'pets', key: 'pet' },
  { code: 'medical', need: 'medication', key: 'medication' },
  { code: 'infectious', need: 'infectious', key: 'isolation' },
  { code: 'documents_required', need: 'documents', key: 'papers' },
  { code: 'mental_health_acute', need: 'mentalHealthAcute', key: 'acute' },
];

const languageTick = (l10n: FindL10n, languages: readonly string[]): string =>
  languages.length === 1
    ? l10n.t('tick.language', { language: formatLanguage(l10n, languages[0]!) })
    : l10n.t('tick.languages');

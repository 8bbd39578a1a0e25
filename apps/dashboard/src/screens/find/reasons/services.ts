import type { FoundShelter } from '@safe-haven/contracts';
import { type FindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { listed } from '../../../model/l10n/l10n.ts';

export interface ServicesText {
  readonly kind: 'tick' | 'condition' | 'ask';
  readonly text: string;
}

/** Of the services that were asked for: what the house offers, what it does not, or that it has not said. */
export function formatServices(
  l10n: FindL10n,
  { services }: FoundShelter,
  { needs }: SearchForm,
): readonly ServicesText[] {
  const wanted = needs.services ?? [];
  const named = (list: typeof wanted) =>
    listed(
      l10n.shelter,
      list.map((service) => l10n.requests(`need.services.${service}`)),
    );
  if (wanted.length === 0) return [];
  if (!services) return [{ kind: 'ask', text: l10n.t('services.ask', { services: named(wanted) }) }];
  const [has, lacks] = [true, false].map((offered) =>
    wanted.filter((service) => services.includes(service) === offered),
  );
  return [
    ...(lacks!.length > 0
      ? [{ kind: 'condition' as const, text: l10n.t('services.without', { services: named(lacks!) }) }]
      : []),
    ...(has!.length > 0 ? [{ kind: 'tick' as const, text: l10n.t('services.offers', { services: named(has!) }) }] : []),
  ];
}

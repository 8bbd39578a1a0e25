import { intakeRules } from '@safe-haven/contracts';
import { capitalized, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { withNeed } from '../../../features/search/search-form.ts';
import { toggled } from '../../../model/toggled.ts';
import { NeedChip } from './need-chip.tsx';
import type { PartProps } from './part.ts';

/** What they would need of a house besides a place (FP-23). An empty choice is "not stated". */
export function ServicesField({ form, onChange }: PartProps) {
  const { t, requests } = useFindL10n();
  const services = form.needs.services ?? [];
  return (
    <fieldset className="find-part">
      <legend>{t('need.services')}</legend>
      <div className="find-chips">
        {intakeRules.services.answers.map((service) => {
          const next = toggled(services, service);
          return (
            <NeedChip
              key={service}
              on={services.includes(service)}
              onToggle={() => onChange(withNeed(form, 'services', next.length === 0 ? undefined : [...next]))}
            >
              {capitalized(requests(`need.services.${service}`))}
            </NeedChip>
          );
        })}
      </div>
    </fieldset>
  );
}

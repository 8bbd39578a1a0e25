import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { ChoicesOfMany } from '../../../ui/choice-list.tsx';

const PLACE = 'setup:check';
/** Every second hour, in the shelter's time zone. */
const HOURS = Array.from({ length: 12 }, (_, n) => `${String(n * 2).padStart(2, '0')}:00`);
/** The maximum of the API: choosing another one drops the first. */
const MAX_HOURS = 6;

/** The hours at which the staff is asked to confirm the numbers. */
export function CheckHoursForm({ hours }: { readonly hours: readonly string[] }) {
  const { l10n, commands } = useShelter();
  const { t } = l10n;
  const [chosen, setChosen] = useState(hours);
  // Hours set elsewhere that are not offered here are kept.
  const offered = [...new Set([...HOURS, ...hours])].toSorted();
  return (
    <ShelterForm
      place={PLACE}
      title={t('setup.check')}
      submit={t('setup.save')}
      onSubmit={() => commands.send(PLACE, 'change-check-hours', { hours: [...chosen] })}
    >
      <p className="form-hint">{t('setup.checkHint')}</p>
      <ChoicesOfMany
        row
        legend={t('setup.checkHours')}
        choices={offered.map((value) => ({ value, label: value }))}
        chosen={chosen}
        onChange={(next) => setChosen(next.slice(-MAX_HOURS))}
      />
    </ShelterForm>
  );
}

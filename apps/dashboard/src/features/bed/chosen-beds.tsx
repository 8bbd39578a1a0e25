import '../shelter/party-card.css';
import type { Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { bedNames } from './bed-names.ts';
import { BedPicker } from './bed-picker.tsx';

/** Which beds: chosen by the rules of the shelter, unless the user picks them. */
export function ChosenBeds({ rooms }: { readonly rooms: readonly Room[] }) {
  const { l10n, chosen, setChosen } = useShelter();
  const { t } = l10n;
  const [picking, setPicking] = useState(false);
  return (
    <div>
      <p>
        <b>{t('form.beds')}</b>{' '}
        {chosen.length === 0 ? t('form.rulesChoose') : t('form.chosen', { beds: bedNames(l10n, rooms, chosen) })}
      </p>
      {picking && <BedPicker rooms={rooms} legend={t('form.chooseBeds')} chosen={chosen} onChoose={setChosen} />}
      <div className="party-actions">
        {!picking && (
          <Button variant="quiet" onClick={() => setPicking(true)}>
            {t('form.chooseBeds')}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button variant="quiet" onClick={() => setChosen([])}>
            {t('form.letRulesChoose')}
          </Button>
        )}
      </div>
    </div>
  );
}

import type { Room } from '@safe-haven/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useScreen } from '../shelter/shelter-context.ts';
import { bedNames } from './bed-names.ts';
import { BedPicker } from './bed-picker.tsx';

/** Which beds: the rules of the house choose them, unless somebody wants to. */
export function ChosenBeds({ rooms }: { readonly rooms: readonly Room[] }) {
  const { tongue, chosen, setChosen } = useScreen();
  const { t } = tongue;
  const [picking, setPicking] = useState(false);
  return (
    <div className="house-beds">
      <p>
        <b>{t('form.beds')}</b>{' '}
        {chosen.length === 0 ? t('form.rulesChoose') : t('form.chosen', { beds: bedNames(tongue, rooms, chosen) })}
      </p>
      {picking && <BedPicker rooms={rooms} legend={t('form.chooseBeds')} chosen={chosen} onChoose={setChosen} />}
      <div className="party-acts">
        {!picking && (
          <Button look="quiet" onClick={() => setPicking(true)}>
            {t('form.chooseBeds')}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button look="quiet" onClick={() => setChosen([])}>
            {t('form.letRulesChoose')}
          </Button>
        )}
      </div>
    </div>
  );
}

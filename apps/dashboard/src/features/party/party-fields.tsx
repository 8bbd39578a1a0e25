import './party.css';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { GUESTS, type Guest, normalized, type Party, SONS_AGES } from '../../model/party/party.ts';
import { Button } from '../../ui/button.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stepper } from '../../ui/stepper.tsx';

const RARE: readonly Guest[] = ['men', 'other'];

interface PartyFieldsProps {
  readonly party: Party;
  onChange(party: Party): void;
}

/**
 * Steppers for the members of a party. Men and others are behind a button; the age of the oldest son appears with a
 * boy.
 */
export function PartyFields({ party, onChange }: PartyFieldsProps) {
  const t = useT('shelter');
  const [all, setAll] = useState(() => RARE.some((g) => party[g] > 0));
  const shown = GUESTS.filter((g) => all || !RARE.includes(g));
  return (
    <FormPart name="party">
      <div className="party-fields">
        <p className="form-hint">
          {t('form.noNames')} {t('form.infantsHint')}
        </p>
        <div className="steppers">
          {shown.map((guest) => (
            <Stepper
              key={guest}
              label={t(`form.guest.${guest}`)}
              value={party[guest]}
              onChange={(n) => onChange(normalized({ ...party, [guest]: n }))}
            />
          ))}
          {!all && (
            <Button variant="quiet" onClick={() => setAll(true)}>
              + {t('form.moreGuests')}
            </Button>
          )}
        </div>
        {party.boys > 0 && (
          <div className="party-sons">
            <span aria-hidden="true">{t('form.sonsOldest')}</span>
            <SegmentedControl
              label={t('form.sonsOldest')}
              segments={SONS_AGES.map((age) => ({ value: age as string, label: t(`sons.${age}`) }))}
              value={party.sonsOldest ?? ''}
              onChoose={(age) => onChange({ ...party, sonsOldest: SONS_AGES.find((a) => a === age) ?? null })}
            />
          </div>
        )}
      </div>
    </FormPart>
  );
}

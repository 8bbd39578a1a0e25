import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { withParty } from '../../../features/search/search-form.ts';
import { GUESTS, type Guest, normalized, SONS_AGES } from '../../../model/party/party.ts';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import type { PartProps } from './part.ts';

const RARE: readonly Guest[] = ['men', 'other'];

/** The numbers of people. Men and others are behind one button; the age of the oldest son appears with a boy. */
export function People({ form, onChange }: PartProps) {
  const { t, shelter } = useFindL10n();
  const { party } = form;
  const [all, setAll] = useState(() => RARE.some((guest) => party[guest] > 0));
  const shown = GUESTS.filter((guest) => all || !RARE.includes(guest));
  return (
    <div className="steppers">
      {shown.map((guest) => (
        <Stepper
          key={guest}
          label={shelter.t(`form.guest.${guest}`)}
          hint={guest === 'infants' ? t('people.infants') : undefined}
          first={guest === 'women'}
          value={party[guest]}
          onChange={(count) => onChange(withParty(form, normalized({ ...party, [guest]: count })))}
        />
      ))}
      {!all && (
        <Button variant="quiet" className="find-more" icon={Plus} onClick={() => setAll(true)}>
          {shelter.t('form.moreGuests')}
        </Button>
      )}
      {party.boys > 0 && (
        <div className="find-sons">
          <p className="find-label" aria-hidden="true">
            {shelter.t('form.sonsOldest')}
          </p>
          <SegmentedControl
            label={shelter.t('form.sonsOldest')}
            segments={SONS_AGES.map((age) => ({ value: age as string, label: shelter.t(`sons.${age}`) }))}
            value={party.sonsOldest ?? ''}
            onChoose={(age) =>
              onChange({ ...form, party: { ...party, sonsOldest: SONS_AGES.find((a) => a === age) ?? null } })
            }
          />
        </div>
      )}
    </div>
  );
}

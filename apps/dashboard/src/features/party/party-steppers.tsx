import './party.css';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { GUESTS, type Party, SONS_AGES, tidy } from '../../model/party/party.ts';
import { Choices } from '../../ui/choices.tsx';
import { Stepper } from '../../ui/field.tsx';
import { FormPart } from '../../ui/form-part.tsx';

/** Who travels, by steppers: only how many, no names. The age of the oldest son is asked where there is one. */
export function PartySteppers({ party, onChange }: { readonly party: Party; onChange(party: Party): void }) {
  const t = useT('transfers');
  const { t: s } = useL10n();
  return (
    <FormPart name="party">
      <fieldset className="options">
        <legend>{t('form.whoTravels')}</legend>
        <p className="form-hint">{s('form.noNames')}</p>
        <div className="steppers">
          {GUESTS.map((guest) => (
            <Stepper
              key={guest}
              label={s(`form.guest.${guest}`)}
              value={party[guest]}
              onChange={(n) => onChange(tidy({ ...party, [guest]: n }))}
            />
          ))}
        </div>
        {party.boys > 0 && (
          <Choices
            legend={s('form.sonsOldest')}
            options={SONS_AGES}
            chosen={party.sonsOldest}
            words={(age) => s(`sons.${age}`)}
            onChoose={(sonsOldest) => onChange({ ...party, sonsOldest })}
          />
        )}
      </fieldset>
    </FormPart>
  );
}

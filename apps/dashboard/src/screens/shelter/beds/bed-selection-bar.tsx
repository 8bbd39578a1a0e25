import type { Room } from '@safe-haven/contracts';
import { bedNames } from '../../../features/bed/bed-names.ts';
import { HoldForm } from '../../../features/hold/hold-form.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { AdmitForm } from '../../../features/stay/admit-form.tsx';
import { Button } from '../../../ui/button.tsx';
import { OutOfServiceForm } from '../forms/out-of-service-form.tsx';

/** A sticky bar with the actions on the selected beds. New parties can't be put into another party's room. */
export function BedSelectionBar({ rooms }: { readonly rooms: readonly Room[] }) {
  const { l10n, may, chosen, setChosen, open, setOpen } = useShelter();
  const { t } = l10n;
  const givable = !rooms.some(({ beds }) => beds.some((b) => b.use === 'spare' && chosen.includes(b.bedId)));
  const isChosenForm = open?.startsWith('chosen:') ?? false;
  const elsewhere = open !== null && !isChosenForm;
  if ((chosen.length === 0 && !isChosenForm) || elsewhere) return null;
  return (
    <section className="bed-selection-bar" aria-label={t('choice.label')}>
      <p>
        <b>{t('choice.title', { count: chosen.length })}</b> {bedNames(l10n, rooms, chosen)}
      </p>
      {!isChosenForm && (
        <div className="party-actions">
          {givable && may('hold-beds') && (
            <FormToggle place="chosen:hold" variant="primary">
              {t('choice.hold')}
            </FormToggle>
          )}
          {givable && may('admit-party') && <FormToggle place="chosen:admit">{t('choice.admit')}</FormToggle>}
          {may('take-bed-out-of-service') && <FormToggle place="chosen:out">{t('choice.out')}</FormToggle>}
          <Button
            variant="quiet"
            onClick={() => {
              setChosen([]);
              setOpen(null);
            }}
          >
            {t('choice.clear')}
          </Button>
        </div>
      )}
      {open === 'chosen:hold' && <HoldForm place="chosen:hold" rooms={rooms} />}
      {open === 'chosen:admit' && <AdmitForm place="chosen:admit" rooms={rooms} />}
      {open === 'chosen:out' && <OutOfServiceForm />}
    </section>
  );
}

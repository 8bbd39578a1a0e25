import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { bedsOf, comparableName } from '../rooms/room-inputs.ts';
import type { SetUpShelter } from '../steps.ts';
import type { SheetShelter } from './shelters.ts';
import { useRegisterShelters } from './use-register-shelters.ts';

interface SheetPreviewProps {
  readonly shelters: readonly SheetShelter[];
  readonly existingShelters: readonly SetUpShelter[];
  readonly hasFaults: boolean;
  readonly organisation: string;
  onAdded(): Promise<void>;
}

/** The shelters of the spreadsheet with those that exist already; then the result for each. */
export function SheetPreview({ shelters, existingShelters, hasFaults, organisation, onAdded }: SheetPreviewProps) {
  const t = useT('setup');
  const format = useFormat();
  const { adding, outcomes, add } = useRegisterShelters(organisation);
  const isRegistered = ({ name, area }: SheetShelter) =>
    existingShelters.some(
      (shelter) => shelter.area.id === area.id && comparableName(shelter.name) === comparableName(name),
    );
  const toAdd = shelters.filter((shelter) => !isRegistered(shelter));
  const addAll = async () => {
    await add(toAdd);
    await onAdded();
  };
  return (
    <section className="sheet-card" aria-label={t('sheet.preview')}>
      <h2>{t('sheet.preview')}</h2>
      <p role="status">
        {t('sheet.sum', { added: t('sheet.houses', { count: toAdd.length }), there: shelters.length - toAdd.length })}
      </p>
      <ul className="sheet-list">
        {shelters.map((shelter) => {
          const outcome = outcomes.get(shelter.name);
          return (
            <li key={shelter.name} className="sheet-line" data-sheet-shelter={shelter.name}>
              <span className="sheet-text">
                <span className="sheet-name">{shelter.name}</span>
                <span className="sheet-detail">
                  {format.area({ id: shelter.area.id, name: shelter.area.names.en })},{' '}
                  {format.country(shelter.area.country)} · {t('rooms', { count: shelter.rooms.length })},{' '}
                  {t('beds', { count: shelter.rooms.reduce((sum, room) => sum + bedsOf(room), 0) })}
                </span>
              </span>
              <span className="sheet-detail">{t(isRegistered(shelter) ? 'sheet.there' : 'sheet.new')}</span>
              {outcome && <Problem problem={outcome} />}
            </li>
          );
        })}
      </ul>
      <div className="sheet-actions">
        <Button
          variant="primary"
          busy={adding}
          disabledReason={hasFaults ? t('sheet.mend') : toAdd.length === 0 ? t('sheet.nothing') : undefined}
          onClick={() => void addAll()}
        >
          {t('sheet.add', { count: toAdd.length })}
        </Button>
      </div>
    </section>
  );
}

import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { bedsOf, comparableName } from '../rooms/room-inputs.ts';
import type { SetUpShelter } from '../steps.ts';
import type { SheetShelter } from './shelters.ts';
import { useRegisterShelters } from './use-register-shelters.ts';

interface SheetPreviewProps {
  readonly houses: readonly SheetShelter[];
  readonly known: readonly SetUpShelter[];
  readonly hasFaults: boolean;
  readonly organisation: string;
  onAdded(): Promise<void>;
}

/** What the sheet would add, beside what is there already; then what became of each house. */
export function SheetPreview({ houses, known, hasFaults, organisation, onAdded }: SheetPreviewProps) {
  const t = useT('setup');
  const format = useFormat();
  const { adding, outcomes, add } = useRegisterShelters(organisation);
  const isThere = ({ name, area }: SheetShelter) =>
    known.some((house) => house.area.id === area.id && comparableName(house.name) === comparableName(name));
  const toAdd = houses.filter((house) => !isThere(house));
  const addAll = async () => {
    await add(toAdd);
    await onAdded();
  };
  return (
    <section className="sheet-card" aria-label={t('sheet.preview')}>
      <h2>{t('sheet.preview')}</h2>
      <p role="status">
        {t('sheet.sum', { added: t('sheet.houses', { count: toAdd.length }), there: houses.length - toAdd.length })}
      </p>
      <ul className="sheet-list">
        {houses.map((house) => {
          const outcome = outcomes.get(house.name);
          return (
            <li key={house.name} className="sheet-line" data-sheet-house={house.name}>
              <span className="sheet-words">
                <span className="sheet-name">{house.name}</span>
                <span className="sheet-detail">
                  {format.area({ id: house.area.id, name: house.area.names.en })}, {format.country(house.area.country)}{' '}
                  · {t('rooms', { count: house.rooms.length })},{' '}
                  {t('beds', { count: house.rooms.reduce((sum, room) => sum + bedsOf(room), 0) })}
                </span>
              </span>
              <span className="sheet-detail">{t(isThere(house) ? 'sheet.there' : 'sheet.new')}</span>
              {outcome && <Problem problem={outcome} />}
            </li>
          );
        })}
      </ul>
      <div className="sheet-acts">
        <Button
          variant="primary"
          busy={adding}
          why={hasFaults ? t('sheet.mend') : toAdd.length === 0 ? t('sheet.nothing') : undefined}
          onClick={() => void addAll()}
        >
          {t('sheet.add', { count: toAdd.length })}
        </Button>
      </div>
    </section>
  );
}

import './picker.css';
import type { Room } from '@safe-haven/contracts';
import { toggled } from '../../model/toggled.ts';
import { FormPart } from '../../ui/form-part.tsx';
import { OptionChip } from '../../ui/option-chip.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { choosableBeds } from './groups.ts';

interface BedPickerProps {
  readonly rooms: readonly Room[];
  readonly legend: string;
  /** Beds that the party occupies already: they can be kept. */
  readonly ownBeds?: readonly string[];
  readonly chosen: readonly string[];
  onChoose(beds: readonly string[]): void;
}

/** Checkboxes for the beds that a party can get, by room. */
export function BedPicker({ rooms, legend, ownBeds = [], chosen, onChoose }: BedPickerProps) {
  const { t } = useShelter().l10n;
  const choosable = choosableBeds(rooms, ownBeds);
  if (choosable.length === 0) return <p className="form-hint">{t('form.noneFree')}</p>;
  return (
    <FormPart name="beds">
      <fieldset className="options">
        <legend>{legend}</legend>
        {choosable.map(({ room, beds }) => (
          <div key={room.roomId}>
            <span className="picker-room">{room.label}</span>
            {beds.map((bed) => (
              <OptionChip
                key={bed.bedId}
                type="checkbox"
                aria-label={t('beds.choose', { bed: bed.label, room: room.label })}
                checked={chosen.includes(bed.bedId)}
                onChange={() => onChoose(toggled(chosen, bed.bedId))}
              >
                {bed.label} {bed.kind === 'adult' ? '' : t(`beds.kind.${bed.kind}`)}
              </OptionChip>
            ))}
          </div>
        ))}
      </fieldset>
    </FormPart>
  );
}

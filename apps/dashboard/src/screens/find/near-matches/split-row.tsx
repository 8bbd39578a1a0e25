import type { Nearly } from '@safe-haven/contracts';
import { Split } from 'lucide-react';
import { useId, useState } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatParty, placesFor } from '../../../model/party/party.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { NearMatchAction } from './near-match-row.tsx';

interface SplitRowProps {
  readonly near: Extract<Nearly, { kind: 'apart' }>;
  readonly action: NearMatchAction;
}

/**
 * A placement split over two shelters. Nothing is held before the user has opened it and read who goes where; then each
 * part is held separately, and the rest is searched for next.
 */
export function SplitRow({ near: { parts }, action }: SplitRowProps) {
  const l10n = useFindL10n();
  const { t, format, shelter } = l10n;
  const choice = useId();
  const [open, setOpen] = useState(false);
  const counts = parts.map(({ party }) => format.number(placesFor(party)));
  return (
    <li className="found" data-near="apart" data-shelter={parts[0].shelter.shelterId}>
      <p className="found-together">
        <b>{counts.join(' + ')}</b>
        <span>{t('nearly.apart')}</span>
      </p>
      <div className="found-name">
        <b>{t('nearly.twoHouses')}</b>
        <span className="found-where">
          {format.list(parts.map(({ shelter: place }) => `${place.name}, ${format.area(place.area)}`))}
        </span>
      </div>
      <div className="found-why">
        <ul className="found-reasons">
          <li data-kind="condition">
            <Icon icon={Split} size={15} />
            {t('nearly.apartWhy')}
          </li>
        </ul>
      </div>
      <div className="found-action">
        <Button data-action="choose" aria-expanded={open} aria-controls={choice} onClick={() => setOpen(!open)}>
          {t('nearly.choose')}
        </Button>
      </div>
      <div id={choice} className="near-parts" hidden={!open}>
        {parts.map(({ shelter: place, party }, i) => (
          <div key={place.shelterId} className="near-part">
            <p>
              <b>{place.name}</b> {formatParty(shelter, party)}
            </p>
            <Button
              busy={action.asking !== null}
              disabledReason={action.disabledReason}
              onClick={() => action.part(place, party, parts[i === 0 ? 1 : 0].party)}
            >
              {t(place.direct ? 'row.holdAt' : 'row.askAt', { count: placesFor(party), name: place.name })}
            </Button>
          </div>
        ))}
      </div>
    </li>
  );
}

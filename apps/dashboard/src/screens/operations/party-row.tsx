import { Hourglass, Phone } from 'lucide-react';
import { useId, useState } from 'react';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { detailsOf, whoIn } from './format.ts';
import { LostRace } from './lost-race.tsx';
import { PartyActions } from './party-actions.tsx';
import type { PartyRow as Row } from './rows.ts';
import { useThereAt } from './use-there-at.ts';

/** One party: its number, who they are, and where they go; what can be done for it opens below. */
export function PartyRow({ row, showsTime = false }: { readonly row: Row; readonly showsTime?: boolean }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { line } = row;
  const details = detailsOf(t, l10n, line);
  return (
    <li className="op-party" data-line={line.line} data-stage={row.stage}>
      <button
        type="button"
        className="op-party-row"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="op-number">{line.line}</span>
        <span className="op-party-text">
          <span className="op-party-name">{whoIn(l10n, line.party)}</span>
          {details.length > 0 && <span className="op-detail">{details.join(' · ')}</span>}
        </span>
        <Where row={row} showsTime={showsTime} />
      </button>
      {showsTime && row.stage === 'planned' && line.situation === 'refused' && (
        <p className="op-detail op-lost">
          <LostRace row={row} />
        </p>
      )}
      <div id={id} hidden={!isOpen}>
        {isOpen && <PartyActions line={line} />}
      </div>
    </li>
  );
}

/** The house of a party, or that it has none yet. */
function Where({ row, showsTime }: { readonly row: Row; readonly showsTime: boolean }) {
  const t = useT('operations');
  const nameOf = useShelterName();
  const thereAt = useThereAt(useNow(30_000));
  const { line, stage, planned } = row;
  if (stage === 'none' || stage === 'asked')
    return (
      <span className="op-where" data-tone={stage}>
        <span className="op-where-house">
          {stage === 'asked' && <Icon icon={Phone} size={14} />}
          {t(`stage.${stage}`)}
        </span>
      </span>
    );
  const shelterId = planned?.shelterId ?? line.place?.shelterId ?? null;
  return (
    <span className="op-where" data-tone={stage}>
      <span className="op-where-house">
        {stage === 'held' && <Icon icon={Hourglass} size={14} />}
        {nameOf(shelterId)}
      </span>
      {showsTime && planned && planned.minutes !== null && (
        <span className="op-detail">{thereAt(planned.minutes)}</span>
      )}
    </span>
  );
}

import { Check, Hourglass, Lock, LockOpen, MessageSquare } from 'lucide-react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { formatArea, useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useRow } from '../../model/board/use-board.ts';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { clock } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AnotherHouse } from './another-house.tsx';
import { reasonsOf, whoIn } from './format.ts';
import { LostRace } from './lost-race.tsx';
import { useOperationPage } from './operation-context.ts';
import { placeOf } from './party-line.ts';
import type { HouseRows, PartyRow } from './rows.ts';
import { useThereAt } from './use-there-at.ts';

/** A house with the parties that are planned into it or have their places there. */
export function HouseGroup({ house }: { readonly house: HouseRows }) {
  const t = useT('operations');
  const nameOf = useShelterName();
  const { shelterId, rows, places } = house;
  const first = rows[0];
  const isHeld = first?.stage === 'held';
  return (
    <section data-house={shelterId} data-stage={first?.stage}>
      <div className="op-house-head">
        <h3>{nameOf(shelterId)}</h3>
        <Whereabouts shelterId={shelterId} km={first?.planned?.km ?? null} />
        <span className="op-house-places">{t(isHeld ? 'heldPlaces' : 'places', { count: places })}</span>
        {first?.planned && <ThereAbout minutes={first.planned.minutes} />}
        {isHeld && first && <HeldTime row={first} />}
      </div>
      <ul className="op-list">
        {rows.map((row) => (
          <HouseRow key={row.line.line} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Whereabouts({ shelterId, km }: { readonly shelterId: string; readonly km: number | null }) {
  const l10n = useFindL10n();
  const format = useFormat();
  const row = useRow(shelterId);
  const area = row ? formatArea(l10n, row.area.id) : null;
  const parts = [area, km === null ? null : l10n.requests('km', { km: format.number(Math.round(km)) })];
  return <span className="op-detail">{parts.filter((part) => part !== null).join(' · ')}</span>;
}

function ThereAbout({ minutes }: { readonly minutes: number | null }) {
  const thereAt = useThereAt(useNow(30_000));
  return minutes === null ? null : <span className="op-detail">{thereAt(minutes)}</span>;
}

/** Until when the places are held: short first holds run out until the lead confirms. */
function HeldTime({ row: { line } }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const { shelter } = useFindL10n();
  const now = useNow(1_000);
  const ends = line.place?.expiresAt ?? null;
  if (line.situation === 'placed') return <span className="op-detail">{t('arrived')}</span>;
  if (ends === null) return null;
  return (
    <span className="op-held-time">
      <Icon icon={Hourglass} size={16} />
      <b>{countdown(shelter.t, ends, now)}</b>
      <span className="op-detail">{t('until', { at: clock(shelter, ends) })}</span>
    </span>
  );
}

function HouseRow({ row }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const { commands } = useOperationPage();
  const { line } = row;
  const problem = commands.problemAt(decideAt(line.line));
  return (
    <li className="op-row" data-line={line.line} data-stage={row.stage}>
      <span className="op-number">{line.line}</span>
      <span className="op-party-name">
        <span className="aloud">{t('line.party', { number: line.line })}</span> {whoIn(l10n, line.party)}
      </span>
      <Reasons row={row} />
      {row.stage === 'planned' ? <Decide row={row} /> : <HeldActions row={row} />}
      {row.stage === 'planned' && line.situation === 'refused' && (
        <p className="op-detail op-lost">
          <LostRace row={row} />
        </p>
      )}
      {problem && <Refused problem={problem} />}
    </li>
  );
}

function Reasons({ row }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const now = useNow(30_000);
  const { situation } = row.line;
  if (row.stage === 'held')
    return (
      <span className="op-reasons">
        <span className="op-reason" data-tone={situation === 'placed' ? 'good' : 'held'}>
          <Icon icon={situation === 'placed' ? Check : Hourglass} size={14} />
          {t(
            `situation.${situation === 'holding' || situation === 'first_hold' || situation === 'placed' ? situation : 'held'}`,
          )}
        </span>
      </span>
    );
  return (
    <span className="op-reasons">
      {reasonsOf(t, l10n, row, now).map(({ tone, text }) => (
        <span key={text} className="op-reason" data-tone={tone}>
          <Icon icon={tone === 'good' ? Check : MessageSquare} size={14} />
          {text}
        </span>
      ))}
    </span>
  );
}

export const decideAt = (line: number): string => `decide ${line}`;

/** Another house, or to keep this one whatever comes. */
function Decide({ row: { line, planned } }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  if (!view.may.includes('decide-shelter')) return null;
  const place = decideAt(line.line);
  const isLocked = line.decided !== null;
  const decide = (shelterId: string | null) =>
    void commands.send(place, 'decide-shelter', { line: line.line, shelterId });
  return (
    <span className="op-row-actions">
      <AnotherHouse line={line} onChoose={decide} />
      <Button
        variant="quiet"
        icon={isLocked ? Lock : LockOpen}
        aria-pressed={isLocked}
        aria-label={t(isLocked ? 'unlockParty' : 'lockParty', { number: line.line })}
        busy={commands.isPending(place)}
        disabledReason={disabledReason}
        onClick={() => decide(isLocked ? null : (planned?.shelterId ?? null))}
      >
        {t(isLocked ? 'locked' : 'lock')}
      </Button>
    </span>
  );
}

/** A border that nobody agreed to cross yet, and to give the places back. */
function HeldActions({ row: { line } }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const place = placeOf(line);
  const busy = commands.isPending(place);
  return (
    <span className="op-row-actions">
      {view.may.includes('undo-holds') && view.undoable.includes(line.line) && (
        <Button
          variant="quiet"
          busy={busy}
          disabledReason={disabledReason}
          aria-label={t('releaseParty', { number: line.line })}
          onClick={() => void commands.send(place, 'undo-holds', { lines: [line.line] })}
        >
          {t('release')}
        </Button>
      )}
    </span>
  );
}

import '../../../features/shelter/party-card.css';
import type { Bed, Stay } from '@safe-haven/contracts';
import { useRef } from 'react';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import { startTransfer } from '../../../features/search/start-transfer.ts';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { QueuedCommands, useQueuedFor } from '../../../features/shelter/queued-commands.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ChangeForm } from '../../../features/stay/change-form.tsx';
import { DepartureForm } from '../../../features/stay/departure-form.tsx';
import { DischargeForm } from '../../../features/stay/discharge-form.tsx';
import { MoveForm } from '../../../features/stay/move-form.tsx';
import { useRow } from '../../../model/board/use-board.ts';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { dayName, dayNumber } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { useRoomKeepsFocus } from './use-room-keeps-focus.ts';

interface StayCardProps {
  readonly stay: Stay;
  readonly beds: readonly Bed[];
  readonly room: string;
  readonly now: number;
}

/** One stay with its beds, day number, plan and actions. */
export function StayCard({ stay, beds, room, now }: StayCardProps) {
  const { l10n, open } = useShelter();
  const { t } = l10n;
  const card = useRef<HTMLElement>(null);
  useRoomKeepsFocus(card);
  const day = t('stay.day', { count: dayNumber(stay.since, now, l10n.timezone) });
  const place = (what: string) => `${stay.stayId}:${what}`;
  return (
    <section ref={card} className="party" aria-label={`${t('stay.title')}, ${room}`} data-stay={stay.stayId}>
      <div className="beds">
        {beds.map((bed) => (
          <BedTile key={bed.bedId} bed={bed} next={day} />
        ))}
      </div>
      <div className="party-side">
        <p className="party-day">
          <b>{day}</b> {t('stay.since', { day: dayName(l10n, stay.since) })}
        </p>
        <p className="party-who">{formatParty(l10n, stay.party)}</p>
        {stay.departure && <p className="party-more">{formatDeparture(l10n, stay.departure)}</p>}
        <StayActions stay={stay} />
      </div>
      {open === place('move') && <MoveForm stay={stay} />}
      {open === place('change') && <ChangeForm stay={stay} />}
      {open === place('plan') && <DepartureForm stay={stay} />}
      {open === place('discharge') && <DischargeForm stay={stay} />}
    </section>
  );
}

function formatDeparture(l10n: L10n, { from, to }: NonNullable<Stay['departure']>): string {
  const [first, last] = [dayName(l10n, from), dayName(l10n, to)];
  return first === last
    ? l10n.t('stay.leaves', { day: first })
    : l10n.t('stay.leavesBetween', { from: first, to: last });
}

function StayActions({ stay }: { readonly stay: Stay }) {
  const { l10n, may, commands } = useShelter();
  const { t } = l10n;
  const place = (what: string) => `${stay.stayId}:${what}`;
  const { offlineReason: disabledReason } = useShelter();
  if (useQueuedFor(stay.stayId).length > 0) return <QueuedCommands about={stay.stayId} />;
  return (
    <>
      <div className="party-actions">
        {may('discharge-party') && <FormToggle place={place('discharge')}>{t('stay.discharge')}</FormToggle>}
        {may('move-party') && (
          <FormToggle place={place('move')} variant="quiet">
            {t('stay.move')}
          </FormToggle>
        )}
        {may('discharge-party') && <ToAnotherShelter party={stay.party} />}
        {may('change-party') && (
          <FormToggle place={place('change')} variant="quiet">
            {t('stay.change')}
          </FormToggle>
        )}
        {may('plan-departure') && (
          <FormToggle place={place('plan')} variant="quiet">
            {t(stay.departure ? 'stay.replan' : 'stay.plan')}
          </FormToggle>
        )}
        {may('withdraw-departure-plan') && stay.departure && (
          <Button
            variant="quiet"
            disabledReason={disabledReason}
            onClick={() => void commands.send(place('now'), 'withdraw-departure-plan', { stayId: stay.stayId })}
          >
            {t('stay.unplan')}
          </Button>
        )}
      </div>
      <AttemptResult place={place('now')} />
    </>
  );
}

/** A transfer of somebody who lives here begins in Find, with who they are and from where they leave. */
function ToAnotherShelter({ party }: Pick<Stay, 'party'>) {
  const { l10n, shelterId, offlineReason } = useShelter();
  const row = useRow(shelterId);
  if (!row) return null;
  return (
    <Button
      variant="quiet"
      disabledReason={offlineReason}
      onClick={() => startTransfer({ party, leaving: shelterId, from: row.area.id })}
    >
      {l10n.t('stay.transfer')}
    </Button>
  );
}

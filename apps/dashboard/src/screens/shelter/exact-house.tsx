import type { ExactDetail } from '@safe-haven/contracts';
import { groupBeds } from '../../features/bed/groups.ts';
import { LastUpdate } from '../../features/confirm/last-update.tsx';
import { StillCorrect } from '../../features/confirm/still-correct.tsx';
import { RoomsContext } from '../../features/shelter/rooms-context.ts';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { ActivityList } from './activity/activity-list.tsx';
import { RulesList } from './banded/rules-list.tsx';
import { ChoiceBar } from './beds/choice-bar.tsx';
import { RoomSection } from './beds/room-section.tsx';
import { DoneBar } from './done-bar.tsx';
import { ExactPlaces } from './head/exact-places.tsx';
import { HouseHead } from './head/house-head.tsx';
import { WhereTo } from './head/where-to.tsx';
import { HouseActions } from './house-actions.tsx';
import { SetUpLink } from './set-up-link.tsx';

/** A house of one's own: everything that is so in it, and everything that can be done. */
export function ExactHouse({ detail, now }: { readonly detail: ExactDetail; readonly now: number }) {
  const { l10n } = useShelter();
  const { row, rooms } = detail;
  return (
    <RoomsContext value={rooms}>
      <HouseHead row={row} now={now}>
        <LastUpdate row={row} now={now} />
        <StillCorrect row={row} />
      </HouseHead>
      <ExactPlaces row={row} now={now} />
      <HouseActions detail={detail} />
      {row.mode !== 'kept' ? (
        row.mode === 'counted' && <p className="shelter-ask">{l10n.t('census.counted')}</p>
      ) : (
        <section className="shelter-rooms" aria-label={l10n.t('beds.title')}>
          <h3>{l10n.t('beds.title')}</h3>
          {rooms.length === 0 && <p className="form-hint">{l10n.t('beds.none')}</p>}
          {groupBeds(detail).map(({ room, groups }) => (
            <RoomSection key={room.roomId} room={room} groups={groups} now={now} />
          ))}
        </section>
      )}
      <WhereTo />
      <RulesList rules={detail.rules} />
      <ActivityList detail={detail} now={now} />
      <SetUpLink />
      <div className="shelter-foot">
        <ChoiceBar rooms={rooms} />
        <DoneBar undo={detail.undo} />
      </div>
    </RoomsContext>
  );
}

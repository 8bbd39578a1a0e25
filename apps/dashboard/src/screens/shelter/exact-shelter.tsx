import type { ExactDetail } from '@safe-haven/contracts';
import { groupBeds } from '../../features/bed/groups.ts';
import { LastCall } from '../../features/call/last-call.tsx';
import { LastUpdate } from '../../features/confirm/last-update.tsx';
import { StillCorrect } from '../../features/confirm/still-correct.tsx';
import { RoomsContext } from '../../features/shelter/rooms-context.ts';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { ActivityList } from './activity/activity-list.tsx';
import { RulesList } from './banded/rules-list.tsx';
import { BedSelectionBar } from './beds/bed-selection-bar.tsx';
import { RoomSection } from './beds/room-section.tsx';
import { ExpectedNow } from './expected/expected.tsx';
import { ExactPlaces } from './head/exact-places.tsx';
import { LocationSection } from './head/location-section.tsx';
import { ShelterHead } from './head/shelter-head.tsx';
import { WaitingCounts } from './head/waiting-counts.tsx';
import { SetUpLink } from './set-up-link.tsx';
import { ShelterActions } from './shelter-actions.tsx';
import { UndoBar } from './undo-bar.tsx';

/** A shelter whose exact numbers the caller may see: its rooms, beds, stays and holds, and the commands on them. */
export function ExactShelter({ detail, now }: { readonly detail: ExactDetail; readonly now: number }) {
  const { l10n } = useShelter();
  const { row, rooms } = detail;
  return (
    <RoomsContext value={rooms}>
      <ShelterHead row={row} now={now} lead={<ExpectedNow holds={detail.holds} rooms={rooms} now={now} />}>
        <LastUpdate row={row} now={now} />
        <StillCorrect row={row} />
      </ShelterHead>
      <LastCall call={row.call} />
      <WaitingCounts detail={detail} now={now} />
      {detail.oncePublished === undefined ? (
        <ExactPlaces row={row} now={now} />
      ) : (
        <p className="form-hint">{l10n.t('head.oncePublished', { count: detail.oncePublished.free })}</p>
      )}
      <ShelterActions detail={detail} />
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
      <LocationSection />
      <RulesList rules={detail.rules} />
      <ActivityList detail={detail} now={now} />
      <SetUpLink />
      <div className="shelter-foot">
        <BedSelectionBar rooms={rooms} />
        <UndoBar undo={detail.undo} />
      </div>
    </RoomsContext>
  );
}

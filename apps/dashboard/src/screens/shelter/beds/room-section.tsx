import '../../../features/shelter/party-card.css';
import { isKey } from '../../../locales/is-key.ts';
import type { Translate } from '../../../model/l10n/l10n.ts';
import './beds.css';
import type { Bed, Room } from '@safe-haven/contracts';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import type { BedGroup, RoomGroups } from '../../../features/bed/groups.ts';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { moment } from '../../../model/time/time.ts';
import { toggled } from '../../../model/toggled.ts';
import { OutOfServiceCard } from './out-of-service-card.tsx';
import { ShelterHold } from './shelter-hold.tsx';
import { StayCard } from './stay-card.tsx';

/** One room, with its beds grouped by state. */
export function RoomSection({ room, groups, now }: RoomGroups & { readonly now: number }) {
  const { t } = useShelter().l10n;
  const forWhom = room.privacy === 'shared' ? [t(`beds.forWhom.${room.forWhom ?? 'unsaid'}`)] : [];
  const features = room.features.map((f) => featureText(t, f));
  return (
    <section className="room" aria-label={room.label} data-room={room.roomId}>
      <header>
        <h4 tabIndex={-1}>{room.label}</h4>
        <p>{[t(`beds.${room.privacy}`), ...forWhom, ...features].join(' · ')}</p>
      </header>
      {room.beds.length === 0 && <p className="form-hint">{t('beds.noBeds')}</p>}
      {groups.map((group) => (
        <Group key={group.key} group={group} room={room} now={now} />
      ))}
    </section>
  );
}

function featureText(t: Translate, feature: string): string {
  const key = `beds.feature.${feature}`;
  return isKey('shelter', key) ? t(key) : feature.replaceAll('_', ' ');
}

function Group({ group, room, now }: { readonly group: BedGroup; readonly room: Room; readonly now: number }) {
  switch (group.kind) {
    case 'hold':
      return <ShelterHold hold={group.hold} beds={group.beds} room={room.label} />;
    case 'stay':
      return <StayCard stay={group.stay} beds={group.beds} room={room.label} now={now} />;
    case 'out':
      return <OutOfServiceCard bed={group.beds[0]} room={room.label} now={now} />;
    case 'free':
      return (
        <div className="beds">
          {group.beds.map((bed) => (
            <FreeBed key={bed.bedId} bed={bed} now={now} />
          ))}
        </div>
      );
    case 'also':
    case 'closed':
      return <OtherBeds beds={group.beds} with={group.kind === 'also' ? group.room : null} />;
  }
}

/** Beds without actions: closed overflow, and a party's beds in rooms other than that of its card. */
function OtherBeds({ beds, with: room }: { readonly beds: readonly Bed[]; readonly with: string | null }) {
  const { t } = useShelter().l10n;
  return (
    <div className="beds">
      {beds.map((bed) => (
        <BedTile key={bed.bedId} bed={bed} />
      ))}
      {room !== null && <p className="form-hint">{t('beds.also', { room })}</p>}
    </div>
  );
}

interface FreeBedProps {
  readonly bed: Bed;
  readonly now: number;
}

/** An unused bed can be selected if there is an action on it; a spare one not for a new party. */
function FreeBed({ bed, now }: FreeBedProps) {
  const { l10n, may, chosen, setChosen } = useShelter();
  const givable = bed.use === 'free' && (may('hold-beds') || may('admit-party'));
  const pickable = givable || may('take-bed-out-of-service');
  return (
    <BedTile
      bed={bed}
      next={nextOf(l10n, bed, now)}
      {...(pickable ? { onPick: () => setChosen(toggled(chosen, bed.bedId)) } : {})}
    />
  );
}

function nextOf(l10n: L10n, { use, overflowUntil, stepFree }: Bed, now: number): string {
  if (use === 'spare') return l10n.t('beds.thisParty');
  if (overflowUntil !== null) return l10n.t('beds.overflowUntil', { until: moment(l10n, overflowUntil, now) });
  return stepFree ? l10n.t('beds.stepFree') : '';
}

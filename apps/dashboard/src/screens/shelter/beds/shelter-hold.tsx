import type { Bed, Hold, OwnHold } from '@safe-haven/contracts';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import type { HoldAction } from '../../../features/hold/hold-actions.tsx';
import { HoldCard } from '../../../features/hold/hold-card.tsx';
import { placeOf } from '../../../features/hold/use-hold-commands.ts';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { AdmitForm } from '../../../features/stay/admit-form.tsx';
import { formatActor } from '../../../model/actor.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { ago, moment } from '../../../model/time/time.ts';

const ACTIONS = [
  ['admit', 'admit-party'],
  ['extend', 'extend-hold'],
  ['on-the-way', 'expect-party'],
  ['release', 'release-hold'],
] as const;

/** The caller's rights on holds of this shelter. */
function useAllowedActions(): readonly HoldAction[] {
  const { may } = useShelter();
  return ACTIONS.filter(([, command]) => may(command)).map(([action]) => action);
}

interface ShelterHoldProps {
  readonly hold: Hold;
  readonly beds: readonly Bed[];
  readonly room: string;
}

/** One hold with its beds, party and actions. */
export function ShelterHold({ hold, beds, room }: ShelterHoldProps) {
  const { l10n, organisation } = useShelter();
  const actions = useAllowedActions();
  const now = useNow(30_000);
  const by = { who: formatActor(l10n.t, hold.placedBy, organisation), ago: ago(l10n, hold.heldAt, now) };
  return (
    <HoldCard
      hold={hold}
      layout="beds"
      label={`${l10n.t('hold.title')}, ${room}`}
      beds={beds.map((bed) => <BedTile key={bed.bedId} bed={bed} />)}
      actions={actions}
      {...(actions.includes('admit') && { admitForm: <AdmitForm place={placeOf(hold.holdId, 'admit')} hold={hold} /> })}
    >
      <p className="party-who">{formatParty(l10n, hold.party)}</p>
      <p className="party-more">
        {l10n.t('hold.by', by)}
        {hold.arrival && hold.overdueFrom === null && (
          <>, {l10n.t('hold.arrives', { at: moment(l10n, hold.arrival.to, now) })}</>
        )}
      </p>
    </HoldCard>
  );
}

/** One's own hold in a shelter whose beds are not visible. */
export function OwnHoldCard({ hold }: { readonly hold: OwnHold }) {
  const { l10n } = useShelter();
  const actions = useAllowedActions();
  const places = l10n.t('hold.places', { count: hold.places });
  return (
    <HoldCard hold={hold} layout="beds" label={`${l10n.t('hold.title')}, ${places}`} actions={actions}>
      <p className="party-who">
        {places}, {l10n.t(`hold.${hold.roomKind}`)}
      </p>
    </HoldCard>
  );
}

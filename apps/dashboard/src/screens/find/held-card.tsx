import './held-card.css';
import '../../ui/sheet.css';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { HoldCard } from '../../features/hold/hold-card.tsx';
import { HoldTime } from '../../features/hold/hold-time.tsx';
import { type FollowedHold, useFollowedHold } from '../../features/hold/use-followed-hold.ts';
import { useHoldCommands } from '../../features/hold/use-hold-commands.ts';
import type { HeldPlaces } from '../../features/hold/use-place-hold.ts';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { ShelterContext } from '../../features/shelter/shelter-context.ts';
import { useShelterScope } from '../../features/shelter/use-shelter-scope.ts';
import { formatParty, type Party } from '../../model/party/party.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { Button } from '../../ui/button.tsx';
import { lazyOptional } from '../../ui/lazy-optional.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { HeldEnded } from './held-ended.tsx';

const SendTo = lazyOptional(() => import('../../features/reveal/send-to.tsx'), ['vault']);
const AddressOnHold = lazyOptional(() => import('../../features/reveal/address-on-hold.tsx'), ['refusals', 'vault']);

interface HeldCardProps {
  readonly held: HeldPlaces;
  /** The members of the party still without a place; null: none. */
  readonly remaining: Party | null;
  /** Searches for the remaining party. */
  onRemaining(remaining: Party): void;
  /** Starts a new search. */
  onNew(): void;
  /** Searches again for the same party. */
  onBack(): void;
}

/** The confirmed hold: its remaining time, shelter, and next steps. */
export function HeldCard(props: HeldCardProps) {
  const { held, onBack } = props;
  const { shelter: l10n } = useFindL10n();
  const followed = useFollowedHold(held);
  const scope = useShelterScope({
    shelterId: held.shelterId,
    l10n,
    may: () => false,
    reload: followed.reload,
    toOtherShelters: onBack,
  });
  return (
    <ShelterContext value={scope}>
      <Held {...props} followed={followed} />
    </ShelterContext>
  );
}

function Held({
  held,
  remaining,
  followed,
  onRemaining,
  onNew,
  onBack,
}: HeldCardProps & { readonly followed: FollowedHold }) {
  const { t, shelter, format } = useFindL10n();
  const { hold, isKnown, isOver, ended, atHome } = followed;
  const { busy } = useHoldCommands(held.holdId);
  const card = useRef<HTMLElement>(null);
  useFocusWhenDrawn(card, { preventScroll: true });
  // In newer browsers scrolling returns a promise, which React would call when the card goes.
  useEffect(() => void scrollTo({ top: 0 }), []);
  const where = t('held.where', { name: held.name, area: format.area(held.area) });
  const who = t('held.who', {
    places: shelter.t('hold.places', { count: held.places }),
    party: formatParty(shelter, held.party),
  });
  if (isOver && !busy) {
    const lead = remaining !== null && <Remaining remaining={remaining} onRemaining={onRemaining} />;
    return <HeldEnded held={held} ended={ended} where={where} lead={lead} onBack={onBack} onNew={onNew} />;
  }
  return (
    <HoldCard
      ref={card}
      hold={hold}
      layout="page"
      time={
        <div className="held-summary">
          {hold.expiresAt !== '' && <HoldTime expiresAt={hold.expiresAt} icon />}
          <p className="held-where">{where}</p>
          <p className="held-who">{who}</p>
        </div>
      }
      label={t('held.title', { where })}
      actions={[...(atHome ? [] : (['on-the-way'] as const)), ...(isKnown ? (['extend'] as const) : []), 'release']}
      {...(atHome && {
        lead: (
          <Link className="button button-primary" href={shelterPath(held.shelterId)}>
            {t('held.admit')}
          </Link>
        ),
      })}
      insteadOfArrival={
        <Link href="/tonight" className="ask-back">
          {shelter.t('setOut.asTransfer')}
        </Link>
      }
      onReleased={onBack}
      after={
        <div className="held-after">
          {remaining !== null && <Remaining remaining={remaining} onRemaining={onRemaining} />}
          {!atHome && <AddressOnHold shelterId={held.shelterId} />}
          <p className="find-hint">{t('held.hint')}</p>
          <Button variant="quiet" onClick={onNew}>
            {t('held.another')}
          </Button>
        </div>
      }
    >
      {!atHome && <SendTo shelterId={held.shelterId} name={held.name} />}
    </HoldCard>
  );
}

/** The members of the party still without a place are searched for next. */
function Remaining({ remaining, onRemaining }: { readonly remaining: Party; onRemaining(remaining: Party): void }) {
  const { t, shelter } = useFindL10n();
  return (
    <Button onClick={() => onRemaining(remaining)}>{t('held.rest', { party: formatParty(shelter, remaining) })}</Button>
  );
}

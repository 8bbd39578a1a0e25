import './held-ended.css';
import type { EndedHold } from '@safe-haven/contracts';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Link } from 'wouter';
import { Call } from '../../features/call/call.tsx';
import { formatHoldEnd } from '../../features/hold/format-hold-end.ts';
import type { HeldPlaces } from '../../features/hold/use-place-hold.ts';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { clock } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';

interface HeldEndedProps {
  readonly held: HeldPlaces;
  /** How it ended; null: it was taken back. */
  readonly ended: EndedHold | null;
  /** The house and its area. */
  readonly where: string;
  /** What comes first: the others of the party, who have no place yet. */
  readonly lead?: ReactNode;
  onBack(): void;
  onNew(): void;
}

/** The last state of a hold: how it ended and the times of its night. Nothing here can be refused. */
export function HeldEnded({ held, ended, where, lead, onBack, onNew }: HeldEndedProps) {
  const { t, shelter } = useFindL10n();
  const now = useNow(10_000);
  const card = useRef<HTMLElement>(null);
  useFocusWhenDrawn(card, { preventScroll: true });
  const arrived = ended?.how === 'admitted';
  const title = ended === null ? t('held.over') : formatHoldEnd(shelter, ended, now);
  return (
    <div className="held-over">
      <section
        ref={card}
        className="held-ended"
        data-ended={ended?.how ?? 'undone'}
        aria-label={`${title}. ${where}`}
        tabIndex={-1}
      >
        <h2 className="held-ended-title">
          <Icon icon={arrived ? CircleCheck : CircleSlash} size={26} />
          {title}
        </h2>
        <p>{arrived ? t('ended.admitted', { where }) : where}</p>
        <p className="held-who">{formatParty(shelter, held.party)}</p>
        {ended && <Times held={held} ended={ended} />}
      </section>
      {lead}
      {!arrived && (
        <Button variant={lead ? 'secondary' : 'primary'} wide onClick={onBack}>
          {t('held.again')}
        </Button>
      )}
      <Button variant={arrived && !lead ? 'primary' : 'secondary'} wide onClick={onNew}>
        {t('held.another')}
      </Button>
      <div className="held-ended-links">
        <Call shelterId={held.shelterId} name={held.name} one="button" />
        <Link href="/tonight" className="button">
          {t('ended.tonight')}
        </Link>
      </div>
      {ended && <p className="find-hint">{t('ended.kept')}</p>}
      {arrived && Date.parse(ended.expiresAt) > now && (
        <section className="held-others">
          <h3>{t('ended.others')}</h3>
          <p>{t('ended.othersHint', { until: clock(shelter, ended.expiresAt) })}</p>
        </section>
      )}
    </div>
  );
}

/** When it was held, when they set out, when it ended. */
function Times({ held, ended }: { readonly held: HeldPlaces; readonly ended: EndedHold }) {
  const { t, shelter } = useFindL10n();
  const { heldAt, expiresAt, setOutAt, arrival, how, at } = ended;
  const places = shelter.t('hold.places', { count: held.places });
  const ending = how === 'admitted' ? 'over' : how;
  return (
    <dl className="held-times">
      <dt>{clock(shelter, heldAt)}</dt>
      <dd>{t('ended.held', { places, until: clock(shelter, expiresAt) })}</dd>
      {setOutAt !== null && arrival !== null && (
        <>
          <dt>{clock(shelter, setOutAt)}</dt>
          <dd>{t('ended.onTheWay', { from: clock(shelter, arrival.from), to: clock(shelter, arrival.to) })}</dd>
        </>
      )}
      <dt>{clock(shelter, at)}</dt>
      <dd>{t(`ended.${ending}`)}</dd>
    </dl>
  );
}

import './held-card.css';
import { Hourglass } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { partyWords } from '../../model/party/party.ts';
import { shelterPath } from '../../model/shelter/path.ts';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { clock, moment } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { giveFocusBack } from '../../ui/give-focus-back.ts';
import { Icon } from '../../ui/icon.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useVoice } from '../search/find-text.ts';
import { offersExtension, WaySaid } from './on-the-way/on-the-way-line.tsx';
import { SetOut } from './on-the-way/set-out.tsx';
import { ReleaseWhy } from './release-why.tsx';
import { useHeld } from './use-held.ts';
import type { HeldPlaces } from './use-hold.ts';

interface HeldCardProps {
  readonly held: HeldPlaces;
  /** Why nothing can be changed now. */
  readonly why: string | undefined;
  /** Begins with another party. */
  onNew(): void;
  /** Looks for the same party again. */
  onBack(): void;
}

/** The beds are held: how long, where, and what comes next. */
export function HeldCard({ held, why, onNew, onBack }: HeldCardProps) {
  const voice = useVoice();
  const { t, house, format } = voice;
  const hold = useHeld(held);
  const [open, setOpen] = useState<'way' | 'release' | null>(null);
  const now = useNow(10_000);
  const isOnWay = hold.overdueFrom !== null;
  const flip = (what: 'way' | 'release') => setOpen(open === what ? null : what);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    card.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  const where = t('held.where', { name: held.name, area: format.area(held.area) });
  const who = t('held.who', {
    places: house.t('hold.places', { count: held.places }),
    party: partyWords(house, held.party),
  });
  const close = () => {
    setOpen(null);
    giveFocusBack(`${held.holdId}:way`);
  };
  if (hold.isOver && !hold.busy) return <Over where={where} onBack={onBack} onNew={onNew} />;
  return (
    <section
      ref={card}
      className="held-card"
      tabIndex={-1}
      aria-label={t('held.title', { where })}
      data-hold={held.holdId}
    >
      {hold.expiresAt !== '' && <TimeLeft expiresAt={hold.expiresAt} />}
      <p className="held-where">{where}</p>
      <p className="held-who">{who}</p>
      <WaySaid way={hold} tongue={house} now={now} onExtend={() => void hold.extend()} busy={hold.busy} why={why} />
      {hold.problem && <Problem problem={hold.problem} />}
      <div className="held-acts">
        {hold.atHome ? (
          <Link className="button button-primary" href={shelterPath(held.shelterId)}>
            {t('held.admit')}
          </Link>
        ) : (
          <Button
            look={isOnWay ? 'secondary' : 'primary'}
            busy={hold.busy}
            why={why}
            data-opens={`${held.holdId}:way`}
            aria-expanded={open === 'way'}
            onClick={() => flip('way')}
          >
            {isOnWay ? house.t('setOut.change') : t('held.onTheWay')}
          </Button>
        )}
        {hold.extendsTo !== null && !offersExtension(hold) && (
          <Button busy={hold.busy} why={why} onClick={() => void hold.extend()}>
            {house.t('hold.extend', { at: clock(house, hold.extendsTo) })}
          </Button>
        )}
        <Button
          look="quiet"
          busy={hold.busy}
          why={why}
          aria-expanded={open === 'release'}
          onClick={() => flip('release')}
        >
          {house.t('hold.release')}
        </Button>
      </div>
      {open === 'way' && (
        <SetOut
          tongue={house}
          busy={hold.busy}
          why={why}
          onChoose={async (arrival) => {
            if (await hold.expect(arrival)) close();
          }}
          onClose={close}
        >
          <div className="set-out-else">
            <Link href="/tonight" className="ask-back">
              {house.t('setOut.asTransfer')}
            </Link>
          </div>
        </SetOut>
      )}
      {open === 'release' && (
        <ReleaseWhy
          busy={hold.busy}
          onChoose={async (reason) => {
            if (await hold.release(reason)) onBack();
          }}
          onClose={() => setOpen(null)}
        />
      )}
      <div className="held-after">
        <p className="find-hint">{t('held.hint')}</p>
        <Button look="quiet" onClick={onNew}>
          {t('held.another')}
        </Button>
      </div>
    </section>
  );
}

/** The largest thing on the card; it ticks as text and is not read aloud each second. */
function TimeLeft({ expiresAt }: { readonly expiresAt: string }) {
  const { t, house } = useVoice();
  const now = useNow(1_000);
  return (
    <p className="held-time">
      <Icon of={Hourglass} size={22} />
      <span className="held-left" role="timer" aria-label={house.t('countdown.label')}>
        {countdown(house.t, expiresAt, now)}
      </span>
      <span className="held-end">{t('held.ends', { at: moment(house, expiresAt, now) })}</span>
    </p>
  );
}

/** Lapsed, released elsewhere, or they have been admitted: the house knows which. */
function Over({ where, onBack, onNew }: { readonly where: string; onBack(): void; onNew(): void }) {
  const { t } = useVoice();
  return (
    <section className="held-card" role="status">
      <p className="held-where">{where}</p>
      <p className="held-who">{t('held.over')}</p>
      <div className="held-acts">
        <Button look="primary" onClick={onBack}>
          {t('held.again')}
        </Button>
        <Button look="quiet" onClick={onNew}>
          {t('held.another')}
        </Button>
      </div>
    </section>
  );
}

import type { NightHold } from '@safe-haven/contracts';
import { Hourglass } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useBoardClient } from '../../../model/board/use-board.ts';
import { useTongue } from '../../../model/l10n/use-l10n.ts';
import { partyWords } from '../../../model/party/party.ts';
import { countdown, isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { Icon } from '../../../ui/icon.tsx';
import { asks } from './asks.tsx';
import { HoldActs } from './hold-acts.tsx';

interface HoldCardProps {
  readonly hold: NightHold;
  /** With its countdown in large and what can be done; else one line that opens. */
  readonly large: boolean;
  again(): void;
  onOpen(): void;
}

/** One hold: what is left of it, for whom, and what is to become of it. In its last quarter of an hour it asks in words. */
export function HoldCard({ hold, large, again, onOpen }: HoldCardProps) {
  const t = useT('tonight');
  const tongue = useTongue();
  const { area } = useFormat();
  const client = useBoardClient();
  const now = useNow(1_000);
  const { holdId, shelterId, shelterName, expiresAt, arrival, party, places } = hold;
  const left = countdown(tongue.t, expiresAt, now);
  const where = t('holds.where', {
    house: shelterName,
    area: area(client.row(shelterId)?.area ?? { id: '', name: hold.area }),
  });
  const who = t('holds.who', { count: places, people: partyWords(tongue, party) });
  // A party that has set out stands on a line of its own, with what can be done.
  const arrives =
    arrival &&
    !(large && hold.overdueFrom !== null) &&
    t('holds.arrives', { from: moment(tongue, arrival.from, now), to: moment(tongue, arrival.to, now) });
  if (!large)
    return (
      <article className="night-hold" data-hold={holdId} data-large="false">
        <button type="button" className="night-hold-line" aria-expanded="false" onClick={onOpen}>
          <Icon of={Hourglass} size={18} />
          <span className="sheet-words">
            <span className="sheet-name">{where}</span>
            <span className="sheet-detail">
              {who} {arrives}
            </span>
          </span>
          <span className="night-left">{left}</span>
        </button>
      </article>
    );
  return (
    <article className="night-hold" data-hold={holdId} data-large="true" data-close={isClose(expiresAt, now)}>
      <div className="night-hold-head">
        <Icon of={Hourglass} size={22} />
        <span className="night-countdown" role="timer" aria-label={tongue.t('countdown.label')}>
          {left}
        </span>
        <span className="night-ends">{tongue.t('hold.ends', { at: moment(tongue, expiresAt, now) })}</span>
      </div>
      <Link href={`/shelter/${encodeURIComponent(shelterId)}`} className="night-where">
        {where}
      </Link>
      <p className="night-who">
        {who} {arrives} {asks(t, hold, now)}
      </p>
      <HoldActs hold={hold} again={again} />
    </article>
  );
}

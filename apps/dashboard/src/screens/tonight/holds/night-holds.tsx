import type { NightHold as Hold } from '@safe-haven/contracts';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { isOverdue } from '../../../features/hold/on-the-way/on-the-way.ts';
import { useT } from '../../../locales/use-t.ts';
import { isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';
import { AsksAloud } from './asks.tsx';
import { NightHold } from './night-hold.tsx';

interface NightHoldsProps {
  /** By deadline. */
  readonly holds: readonly Hold[];
  again(): void;
}

/** One's own holds and those in one's houses, the first deadline first and largest; then those of colleagues. */
export function NightHolds({ holds, again }: NightHoldsProps) {
  const t = useT('tonight');
  const mine = holds.filter(({ mine: isMine, atHome }) => isMine || atHome);
  const others = holds.filter((hold) => !mine.includes(hold));
  return (
    <>
      <AsksAloud holds={mine} />
      {mine.length > 0 && <Listed title={t('holds.title')} holds={mine} firstOpen again={again} />}
      {others.length > 0 && <Listed title={t('holds.others')} holds={others} again={again} />}
    </>
  );
}

function Listed(props: NightHoldsProps & { readonly title: string; readonly firstOpen?: boolean }) {
  const { title, holds, firstOpen, again } = props;
  const t = useT('tonight');
  const now = useNow(1_000);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section className="night-part" aria-label={title}>
      <h2>
        {title} <span className="night-count">{t('holds.count', { count: holds.length })}</span>
      </h2>
      {holds.map((hold, index) => {
        const urges = isClose(hold.expiresAt, now) || isOverdue(hold, now);
        const large = (firstOpen === true && index === 0) || urges || opened === hold.holdId;
        return (
          <NightHold
            key={hold.holdId}
            hold={hold}
            large={large}
            again={again}
            onOpen={() => {
              flushSync(() => setOpened(hold.holdId));
              focusActs(hold.holdId);
            }}
          />
        );
      })}
    </section>
  );
}

/**
 * The focus goes to what can be done with a hold: the line that was pressed is gone once the card is open. At once, not
 * with the next drawing: on a slow machine the person is further by then, and the focus would be taken from under their keys.
 */
export function focusActs(holdId: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-hold]')];
  const card = cards.find((one) => one.dataset['hold'] === holdId);
  card?.querySelector<HTMLElement>('.hold-acts button')?.focus();
}

import type { HandoverAccount } from '@safe-haven/contracts';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNonZero } from '../../locales/non-zero.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { isLong } from './days.ts';
import { useDayAndClock } from './span.tsx';

interface FiguresProps {
  readonly account: HandoverAccount;
  readonly past: boolean;
  /**
   * `top`: the first three without captions, shown on a phone only. `below`: all with captions, below the open tasks on
   * a phone.
   */
  readonly place: 'top' | 'below';
}

/** The shift in five numbers. */
export function Figures({ account, past, place }: FiguresProps) {
  const t = useT('handover');
  const format = useFormat();
  const dayAndClock = useDayAndClock();
  const { free, admissions, discharges, holds, requests, from, to } = account;
  const n = (count: number) => format.number(count);
  // A time without its day would be read as today's when the account spans several days.
  const formatInstant = isLong(account) ? dayAndClock : format.clock;
  const at = formatInstant(from.at);
  const { admitted, released, lapsed, live } = holds;
  const { placed, unmet, open } = requests;
  return (
    <dl className="handover-figures" data-at={place}>
      <Figure
        name={t('figure.free')}
        caption={past ? t('figure.freeEnd', { at, to: formatInstant(to.at) }) : t('figure.freeThen', { at })}
      >
        {n(free.before)} <Icon icon={ArrowRight} size={18} /> {n(free.now)}
      </Figure>
      <Figure
        name={t('figure.admissions')}
        caption={[
          t('figure.people', { count: admissions.people }),
          ...(admissions.children > 0 ? [t('figure.children', { count: admissions.children })] : []),
        ].join(', ')}
      >
        {n(admissions.parties)}
      </Figure>
      <Figure name={t('figure.discharges')} caption={t('figure.people', { count: discharges.people })}>
        {n(discharges.parties)}
      </Figure>
      <Figure
        name={t('figure.holds')}
        caption={formatNonZero({ admitted, released, lapsed, live }, (name, count) =>
          t(`figure.holdsWere.${name}`, { n: n(count) }),
        )}
      >
        {n(holds.placed)}
      </Figure>
      <Figure
        name={t('figure.requests')}
        caption={formatNonZero({ placed, unmet, open }, (name, count) =>
          t(`figure.requestsWere.${name}`, { n: n(count) }),
        )}
      >
        {n(requests.opened)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly caption: string;
  readonly children: ReactNode;
}

function Figure({ name, caption, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="handover-number">{children}</span>
        <span className="handover-below">{caption}</span>
      </dd>
    </div>
  );
}

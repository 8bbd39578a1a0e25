import type { HandoverAccount } from '@safe-haven/contracts';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { isLong } from './days.ts';
import { useDayAndClock } from './span.tsx';

interface FiguresProps {
  readonly account: HandoverAccount;
  readonly past: boolean;
  /** On a phone the first three stand above as numbers alone, and all of them with what they are of below what has to be seen to. */
  readonly at: 'top' | 'below';
}

/** The shift in five numbers. */
export function Figures({ account, past, at: place }: FiguresProps) {
  const t = useT('handover');
  const format = useFormat();
  const dayAndClock = useDayAndClock();
  const { free, admissions, discharges, holds, requests, from, to } = account;
  const n = (count: number) => format.number(count);
  // Of a longer time the clock alone would be read as today's.
  const said = isLong(account) ? dayAndClock : format.clock;
  const at = said(from.at);
  return (
    <dl className="handover-figures" data-at={place}>
      <Figure
        name={t('figure.free')}
        below={past ? t('figure.freeEnd', { at, to: said(to.at) }) : t('figure.freeThen', { at })}
      >
        {n(free.before)} <Icon of={ArrowRight} size={18} /> {n(free.now)}
      </Figure>
      <Figure
        name={t('figure.admissions')}
        below={[
          t('figure.people', { count: admissions.people }),
          ...(admissions.children > 0 ? [t('figure.children', { count: admissions.children })] : []),
        ].join(', ')}
      >
        {n(admissions.parties)}
      </Figure>
      <Figure name={t('figure.discharges')} below={t('figure.people', { count: discharges.people })}>
        {n(discharges.parties)}
      </Figure>
      <Figure name={t('figure.holds')} below={t('figure.holdsWere', holds)}>
        {n(holds.placed)}
      </Figure>
      <Figure name={t('figure.requests')} below={t('figure.requestsWere', requests)}>
        {n(requests.opened)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly below: string;
  readonly children: ReactNode;
}

function Figure({ name, below, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="handover-number">{children}</span>
        <span className="handover-below">{below}</span>
      </dd>
    </div>
  );
}

import type { TrendLine } from '@safe-haven/contracts';
import { Lock } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { whysIn } from './chart/extremes.ts';
import type { L10n } from './format.ts';

interface HiddenCardProps {
  readonly line: TrendLine;
  readonly name: string;
  readonly l10n: L10n;
}

/** In the place of a chart that may not be shown: that it is hidden, by which rule, and what else is left out. */
export function HiddenCard({ line, name, l10n }: HiddenCardProps) {
  const { t } = l10n;
  const whys = whysIn(line.points);
  return (
    <section className="trends-hidden" aria-label={name} data-line={line.key}>
      <p>{name}</p>
      <h3>
        <Icon of={Lock} />
        {t('hidden.title')}
      </h3>
      <p>
        {whys.map((why) => t(`hidden.${why}`)).join(' ')}
        {whys.some((why) => why.startsWith('few_')) && ` ${t('hidden.leftOut')}`}
      </p>
    </section>
  );
}

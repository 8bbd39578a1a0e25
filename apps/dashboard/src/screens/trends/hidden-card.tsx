import type { TrendLine } from '@safe-haven/contracts';
import { Lock } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { hiddenReasonsIn } from './chart/extremes.ts';
import type { L10n } from './format.ts';

interface HiddenCardProps {
  readonly line: TrendLine;
  readonly name: string;
  readonly l10n: L10n;
}

/** Shown instead of a chart that may not be shown, with the rule that hides it. */
export function HiddenCard({ line, name, l10n }: HiddenCardProps) {
  const { t } = l10n;
  const reasons = hiddenReasonsIn(line.points);
  return (
    <section className="trends-hidden" aria-label={name} data-line={line.key}>
      <p>{name}</p>
      <h3>
        <Icon icon={Lock} />
        {t('hidden.title')}
      </h3>
      <p>
        {reasons.map((reason) => t(`hidden.${reason}`)).join(' ')}
        {reasons.some((reason) => reason.startsWith('few_')) && ` ${t('hidden.leftOut')}`}
      </p>
    </section>
  );
}

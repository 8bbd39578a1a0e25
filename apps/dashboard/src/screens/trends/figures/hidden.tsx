import type { FigureSpan } from '@safe-haven/contracts';
import { Lock } from 'lucide-react';
import { Icon } from '../../../ui/icon.tsx';
import type { FiguresL10n } from './format-figures.ts';

type HiddenReason = Extract<FigureSpan, { show: 'hidden' }>['why'];

export const hiddenReasonText = ({ t, trends }: FiguresL10n, reason: HiddenReason): string =>
  reason === 'part_of_month' ? t('partOfMonth') : trends.t(`hidden.${reason}`);

/** Shown instead of figures that may not be shown, with the rule that hides them. */
export const Hidden = ({ reason, l10n }: { readonly reason: HiddenReason; readonly l10n: FiguresL10n }) => (
  <div className="trends-hidden">
    <h3>
      <Icon icon={Lock} />
      {l10n.trends.t('hidden.title')}
    </h3>
    <p>{hiddenReasonText(l10n, reason)}</p>
  </div>
);

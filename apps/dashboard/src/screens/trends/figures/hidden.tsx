import type { FigureSpan } from '@safe-haven/contracts';
import { Lock } from 'lucide-react';
import { Icon } from '../../../ui/icon.tsx';
import type { Words } from './words.ts';

type Why = Extract<FigureSpan, { show: 'hidden' }>['why'];

export const whyWords = ({ t, l10n }: Words, why: Why): string =>
  why === 'part_of_month' ? t('partOfMonth') : l10n.t(`hidden.${why}`);

/** In the place of figures that may not be shown: that they are hidden, and by which rule. */
export const Hidden = ({ why, words }: { readonly why: Why; readonly words: Words }) => (
  <div className="trends-hidden">
    <h3>
      <Icon of={Lock} />
      {words.l10n.t('hidden.title')}
    </h3>
    <p>{whyWords(words, why)}</p>
  </div>
);

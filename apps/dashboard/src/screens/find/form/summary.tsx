import { BoardLiveState } from '../../../features/live/board-live-state.tsx';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { summaryOf } from './summary-text.ts';

interface SummaryProps {
  readonly form: SearchForm;
  /** Delay of other organisations' shelters for this role, minutes. */
  readonly lateBy: number;
  readonly onChange?: () => void;
}

/** A summary of the search with a button back to the form, shown above the results on a phone, and how current they are. */
export function Summary({ form, lateBy, onChange }: SummaryProps) {
  const l10n = useFindL10n();
  const { who, lines } = summaryOf(l10n, form);
  return (
    <section className="find-summary" aria-label={l10n.t('form.title')}>
      <div>
        <p className="find-summary-who">{who}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <BoardLiveState lateBy={lateBy} />
      </div>
      {onChange && <Button onClick={onChange}>{l10n.t('summary.change')}</Button>}
    </section>
  );
}

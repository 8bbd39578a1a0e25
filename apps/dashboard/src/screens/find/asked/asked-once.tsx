import './asked-once.css';
import type { FoundPlaces } from '@safe-haven/contracts';
import { useId } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { questionOf } from './answers.ts';

interface AskedOnceProps {
  readonly asked: FoundPlaces['asked'];
  readonly form: SearchForm;
  onAnswer(form: SearchForm): void;
}

/** FP-17: what was not said about the party, asked once above the results, with the number of houses that it settles. */
export function AskedOnce({ asked, form, onAnswer }: AskedOnceProps) {
  const l10n = useFindL10n();
  const heading = useId();
  const question = asked && questionOf(l10n, asked.about, form);
  if (!question) return null;
  return (
    <section className="find-asked" data-asked={asked.about} aria-labelledby={heading}>
      <p id={heading}>
        <b>{question.text}</b> <span>{l10n.t('asked.settles', { count: asked.shelters })}</span>
      </p>
      <div className="find-asked-answers">
        {question.answers.map(({ label, form: answered }) => (
          <Button key={label} onClick={() => onAnswer(answered)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}

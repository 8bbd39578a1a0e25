import { useState } from 'react';
import { readerDay } from '../../model/past-period.ts';
import { serverNow } from '../../net/server-time.ts';
import { Field } from '../../ui/field.tsx';
import type { Choice } from './data/query.ts';
import type { L10n } from './format.ts';

interface RangeFieldsProps {
  readonly choice: Choice;
  readonly l10n: L10n;
  /** Called only with a complete, ordered range. */
  onChoose(choice: Choice): void;
}

/** A custom range of days. An incomplete range stays local until it is valid. */
export function RangeFields({ choice, l10n: { t }, onChoose }: RangeFieldsProps) {
  const [draft, setDraft] = useState<Pick<Choice, 'from' | 'to'> | null>(null);
  const today = readerDay(serverNow());
  const range = draft ?? choice;
  const change = (part: Partial<Pick<Choice, 'from' | 'to'>>) => {
    const next = { from: range.from, to: range.to, ...part };
    const isComplete = next.from !== '' && next.to !== '' && next.from <= next.to;
    setDraft(isComplete ? null : next);
    if (isComplete) onChoose({ ...choice, ...next });
  };
  return (
    <div className="trends-range">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              max={today}
              value={range[end]}
              onChange={({ target }) => change({ [end]: target.value })}
            />
          )}
        </Field>
      ))}
      {range.from !== '' && range.to !== '' && range.to < range.from && <p className="trends-hint">{t('order')}</p>}
    </div>
  );
}

import { useState } from 'react';
import { readerDay } from '../../model/past-period.ts';
import { serverNow } from '../../net/server-time.ts';
import { Field } from '../../ui/field.tsx';
import type { Choice } from './data/query.ts';
import type { L10n } from './format.ts';

interface RangeFieldsProps {
  readonly choice: Choice;
  readonly l10n: L10n;
  /** Only a range that is one. */
  onChoose(choice: Choice): void;
}

/** From one day to another; what is half typed is nobody's question yet. */
export function RangeFields({ choice, l10n: { t }, onChoose }: RangeFieldsProps) {
  const [typed, setTyped] = useState<Pick<Choice, 'from' | 'to'> | null>(null);
  const today = readerDay(serverNow());
  const range = typed ?? choice;
  const type = (part: Partial<Pick<Choice, 'from' | 'to'>>) => {
    const next = { from: range.from, to: range.to, ...part };
    const whole = next.from !== '' && next.to !== '' && next.from <= next.to;
    setTyped(whole ? null : next);
    if (whole) onChoose({ ...choice, ...next });
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
              onChange={({ target }) => type({ [end]: target.value })}
            />
          )}
        </Field>
      ))}
      {range.from !== '' && range.to !== '' && range.to < range.from && <p className="trends-hint">{t('order')}</p>}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { readerDay } from '../../model/past-period.ts';
import { serverNow } from '../../net/server-time.ts';
import { Chip } from '../../ui/chip.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { AGAINST } from './against/days-against.ts';
import { type By, type Choice, inPeriod, PERIODS, periodOf } from './data/query.ts';
import { useTrends } from './data/use-trends.ts';
import { type L10n, lineName } from './format.ts';
import { RangeFields } from './range-fields.tsx';

interface FiltersProps {
  readonly choice: Choice;
  readonly exact: boolean;
  readonly l10n: L10n;
  onChoose(choice: Choice): void;
}

const now = (): Date => new Date(serverNow());

const BUCKETS = ['day', 'week', 'month'] as const;

/** What one's own houses are compared with: the period before, or the same a year ago. */
export function Against({ choice, l10n: { t }, onChoose }: PartProps) {
  return (
    <SegmentedControl
      label={t('against.label')}
      segments={AGAINST.map((against) => ({ value: against, label: t(`against.${against}`) }))}
      value={choice.against}
      onChoose={(against) => onChoose({ ...choice, against })}
    />
  );
}

/** Filters: grouping, place, period and bucket. */
export function Filters({ choice, exact, l10n, onChoose }: FiltersProps) {
  const { t } = l10n;
  const lines: readonly By[] = exact ? ['country', 'organisation', 'shelter'] : ['country', 'organisation'];
  return (
    <section className="trends-filters" aria-label={t('filters')}>
      <SegmentedControl
        label={t('by.label')}
        segments={lines.map((by) => ({ value: by, label: t(`by.${by}`) }))}
        value={choice.by}
        onChoose={(by) => onChoose({ ...choice, by })}
      />
      <LineSelects choice={choice} exact={exact} l10n={l10n} onChoose={onChoose} />
      <Periods choice={choice} l10n={l10n} onChoose={onChoose} />
      <SegmentedControl
        label={t('bucket.label')}
        segments={BUCKETS.map((bucket) => ({ value: bucket, label: t(`bucket.${bucket}`) }))}
        value={choice.bucket}
        onChoose={(bucket) => onChoose({ ...choice, bucket })}
      />
    </section>
  );
}

type PartProps = Omit<FiltersProps, 'exact'>;

/** The last calendar month or quarter, the last weeks or year as chips, or a custom range. */
function Periods({ choice, l10n, onChoose }: PartProps) {
  const { t } = l10n;
  const period = periodOf(choice, now());
  const [isCustom, setIsCustom] = useState(false);
  const open = isCustom || period === null;
  const row = useRef<HTMLDivElement>(null);
  const chosen = open ? PERIODS.length : PERIODS.indexOf(period);
  // On a phone the row is wider than the screen, and the chosen chip may be at its end.
  useEffect(() => {
    // Newer browsers return a promise here, which an effect must not return: React would call it on unmount.
    void row.current?.children[chosen]?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a flex item of this row */}
      <div ref={row} className="trends-chips" role="group" aria-label={t('period.label')}>
        {PERIODS.map((each) => (
          <Chip
            key={each}
            pressed={!open && period === each}
            onPress={() => {
              setIsCustom(false);
              onChoose(inPeriod(choice, each, now()));
            }}
          >
            {t(`period.${each}`)}
          </Chip>
        ))}
        <Chip pressed={open} onPress={() => setIsCustom(true)}>
          {t('period.custom')}
        </Chip>
      </div>
      {open && <RangeFields choice={choice} l10n={l10n} onChoose={onChoose} />}
    </>
  );
}

/** Selects for the country and the organisation or shelter, filled with those that have data today. */
function LineSelects({ choice, exact, l10n, onChoose }: FiltersProps) {
  const { t } = l10n;
  const today = readerDay(serverNow());
  const finest: By = exact ? 'shelter' : 'organisation';
  const allLines = useTrends({ from: today, to: today, by: finest }).value?.lines ?? [];
  const countries = [...new Set(allLines.flatMap(({ country }) => country ?? []))].toSorted();
  const finestKey = exact ? 'shelter' : 'organisation';
  const inCountry = allLines.filter(
    ({ country }) => choice.country === '' || country === null || country === choice.country,
  );
  return (
    <>
      {countries.length > 1 && (
        <LabelledSelect
          label={t('country.label')}
          all={t('country.all')}
          value={choice.country}
          options={countries.map((code) => ({ value: code, name: lineName(l10n, 'country', code) }))}
          onChoose={(country) => onChoose({ ...choice, country, organisation: '', shelter: '' })}
        />
      )}
      {allLines.length > 1 && (
        <LabelledSelect
          label={t(`${finestKey}.label`)}
          all={t(`${finestKey}.all`)}
          value={choice[finestKey]}
          options={inCountry.map(({ key, name }) => ({ value: key, name }))}
          onChoose={(key) => onChoose(limitedTo(choice, finestKey, key))}
        />
      )}
    </>
  );
}

/** Limits the choice to one shelter or organisation; '' removes the limit. */
const limitedTo = (choice: Choice, finestKey: 'shelter' | 'organisation', key: string): Choice => ({
  ...choice,
  [finestKey]: key,
  by: key === '' ? choice.by : finestKey,
});

interface LabelledSelectProps {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  onChoose(value: string): void;
}

function LabelledSelect({ label, all, value, options, onChoose }: LabelledSelectProps) {
  return (
    <select className="input" aria-label={label} value={value} onChange={(e) => onChoose(e.target.value)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

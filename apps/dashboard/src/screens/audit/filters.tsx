import { useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { type AuditChoice, KINDS, type Named, TOPICS } from './query.ts';

interface AuditFiltersProps {
  readonly choice: AuditChoice;
  readonly options: { readonly people: readonly Named[]; readonly shelters: readonly Named[] };
  onChange(choice: AuditChoice): void;
}

/** Filters for days, person, shelter and kind. People and shelters are those named in the loaded entries. */
export function AuditFilters({ choice, options, onChange }: AuditFiltersProps) {
  const t = useT('audit');
  const change = (part: Partial<AuditChoice>) => onChange({ ...choice, ...part });
  return (
    <section className="sheet-filters audit-filters" aria-label={t('filters')}>
      <SegmentedControl
        label={t('topic.label')}
        segments={TOPICS.map((value) => ({ value, label: t(`topic.${value === '' ? 'all' : value}`) }))}
        value={choice.topic}
        onChoose={(topic) => change({ topic, kind: '' })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          {(ids) => (
            <input {...ids} type="date" value={choice[end]} onChange={(e) => change({ [end]: e.target.value })} />
          )}
        </Field>
      ))}
      <Field label={t('kind.label')}>
        {(ids) => (
          <select
            {...ids}
            value={choice.kind}
            onChange={(e) => change({ kind: e.target.value as AuditChoice['kind'] })}
          >
            <option value="">{t('kind.all')}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FilterSelect
        label={t('person')}
        all={t('everybody')}
        value={choice.person}
        options={options.people}
        onChoose={(person) => change({ person })}
      />
      <FilterSelect
        label={t('house')}
        all={t('allHouses')}
        value={choice.shelter}
        options={options.shelters}
        onChoose={(shelter) => change({ shelter })}
      />
    </section>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly Named[];
  onChoose(id: string): void;
}

function FilterSelect({ label, all, value, options, onChoose }: FilterSelectProps) {
  const unnamed = value !== '' && !options.some(({ id }) => id === value);
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={value} onChange={(e) => onChoose(e.target.value)}>
          <option value="">{all}</option>
          {unnamed && <option value={value}>{value}</option>}
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

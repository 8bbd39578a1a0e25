import type { ColumnRule, ImportColumn } from '@safe-haven/contracts/exchange';
import { useT } from '../../../locales/use-t.ts';
import { Field } from '../../../ui/field.tsx';
import { ForAllField } from './for-all-field.tsx';

interface ColumnFieldProps {
  readonly column: ImportColumn;
  readonly rule: ColumnRule;
  /** The headings of the file, each once. */
  readonly headings: readonly string[];
  /** The chosen ones: several are added up. */
  readonly chosen: readonly string[];
  /** What the first row has there. */
  readonly firstCell: string;
  readonly forAll: string;
  readonly country: string | undefined;
  onChoose(heading: string): void;
  onSay(text: string): void;
}

/** Which heading of the file a column is, or several that are added up, or what is so for all rows. */
export function ColumnField(props: ColumnFieldProps) {
  const t = useT('importing');
  const { column, rule, headings, chosen, firstCell, onChoose } = props;
  const name = t(`column.${column}`);
  const isAddedUp = rule.type === 'count' && chosen.length > 0 && headings.length > 2;
  const choose = (at: number, heading: string) =>
    onChoose([...chosen.slice(0, at), heading, ...chosen.slice(at + 1)].filter((one) => one !== '').join(' + '));
  return (
    <div className="import-column">
      <HeadingField
        label={rule.required ? t('mustHave', { column: name }) : t('mayHave', { column: name })}
        hint={chosen.length === 0 ? undefined : t('firstCell', { cell: firstCell })}
        none={t('notThere')}
        headings={headings}
        chosen={chosen[0] ?? ''}
        onChoose={(heading) => choose(0, heading)}
      />
      {isAddedUp &&
        [...chosen.slice(1), ''].map((heading, i) => (
          <HeadingField
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the sum is what it is
            key={i}
            label={t('plus', { column: name })}
            none={t('nothingAdded')}
            headings={headings.filter((other) => other === heading || !chosen.includes(other))}
            chosen={heading}
            onChoose={(next) => choose(i + 1, next)}
          />
        ))}
      {rule.forAll && chosen.length === 0 && (
        <ForAllField
          label={t('forAll', { column: name })}
          type={rule.type}
          column={column}
          value={props.forAll}
          country={props.country}
          onChange={props.onSay}
        />
      )}
    </div>
  );
}

interface HeadingFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly none: string;
  readonly headings: readonly string[];
  readonly chosen: string;
  onChoose(heading: string): void;
}

function HeadingField({ label, hint, none, headings, chosen, onChoose }: HeadingFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select {...ids} className="input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{none}</option>
          {headings.map((heading) => (
            <option key={heading}>{heading}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

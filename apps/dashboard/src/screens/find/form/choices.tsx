import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { Field } from '../../../ui/field.tsx';

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V | string;
  readonly options: readonly V[];
  labelOf(option: V): string;
  onChoose(option: V): void;
}

/** One of several options, as a select. */
export function Choice<V extends string>({ label, value, options, labelOf, onChoose }: ChoiceProps<V>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={(e) => onChoose(options.find((o) => o === e.target.value) ?? options[0]!)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {labelOf(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface OpenProps<V extends string> {
  readonly label: string;
  readonly value: V | undefined;
  readonly options: readonly V[];
  labelOf(option: V): string;
  onChoose(option: V | undefined): void;
}

/** The same with an option for "not stated". */
export function OpenChoice<V extends string>({ label, value, options, labelOf, onChoose }: OpenProps<V>) {
  const { t } = useFindL10n();
  return (
    <Choice
      label={label}
      value={value ?? ''}
      options={['' as const, ...options]}
      labelOf={(option) => (option === '' ? t('need.notSaid') : labelOf(option))}
      onChoose={(option) => onChoose(option === '' ? undefined : option)}
    />
  );
}

/** Yes, no or not stated. */
export function YesNo(props: {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly yes: string;
  readonly no: string;
  onChoose(value: boolean | undefined): void;
}) {
  const value = props.value === undefined ? undefined : props.value ? 'yes' : 'no';
  return (
    <OpenChoice
      label={props.label}
      value={value}
      options={['yes', 'no'] as const}
      labelOf={(option) => (option === 'yes' ? props.yes : props.no)}
      onChoose={(option) => props.onChoose(option === undefined ? undefined : option === 'yes')}
    />
  );
}

/** An optional whole number. */
export function Numeric(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly max?: number;
  onChange(value: number | undefined): void;
}) {
  const { label, value, max = 120, onChange } = props;
  const read = (text: string): number | undefined => {
    const number = Number.parseInt(text, 10);
    return Number.isNaN(number) ? undefined : Math.min(max, Math.max(0, number));
  };
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={value === undefined ? '' : String(value)}
          onChange={(e) => onChange(read(e.target.value))}
        />
      )}
    </Field>
  );
}

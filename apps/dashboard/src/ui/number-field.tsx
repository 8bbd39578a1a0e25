import { Field } from './field.tsx';

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A whole number that is typed. What is no number stays as typed, so that it can be mended. */
export function NumberField({ name, label, value, onChange }: NumberFieldProps) {
  return (
    <Field name={name} label={label}>
      {(ids) => (
        <input
          {...ids}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

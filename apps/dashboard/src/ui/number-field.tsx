import { Field } from './field.tsx';

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** A field for a whole number. Invalid input stays as entered, so that it can be corrected. */
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

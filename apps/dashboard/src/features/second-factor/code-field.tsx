import './code-field.css';
import { Field } from '../../ui/field.tsx';

interface CodeFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  onChange(code: string): void;
}

/** A field for an authenticator code or a recovery code, hence a text field, with `autocomplete="one-time-code"`. */
export function CodeField({ label, hint, value, onChange }: CodeFieldProps) {
  return (
    <Field name="code" label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          className="code-field"
          type="text"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

import './option-chip.css';
import type { InputHTMLAttributes } from 'react';

interface OptionChipProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** `radio`: one of a group. `checkbox`: independent. */
  readonly type: 'radio' | 'checkbox';
}

/** A radio button or checkbox that looks like a chip. Place several in a `fieldset` of the class `options`. */
export function OptionChip({ children, ...input }: OptionChipProps) {
  return (
    <label className="option-chip">
      <input {...input} />
      <span>{children}</span>
    </label>
  );
}

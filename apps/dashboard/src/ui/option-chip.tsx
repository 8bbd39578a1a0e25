import './option-chip.css';
import type { InputHTMLAttributes } from 'react';

interface OptionChipProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** One of several, or each by itself. */
  readonly type: 'radio' | 'checkbox';
}

/** A radio button or a box to tick that looks like a chip; several of them stand in a field set of the class `options`. */
export function OptionChip({ children, ...input }: OptionChipProps) {
  return (
    <label className="option-chip">
      <input {...input} />
      <span>{children}</span>
    </label>
  );
}

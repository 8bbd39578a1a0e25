import './stepper.css';
import { type LucideIcon, Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../locales/use-t.ts';
import { Icon } from './icon.tsx';
import { useSpinKeys } from './spin-keys.ts';

interface StepperProps {
  readonly label: string;
  /** The accessible name, where the visible label is an abbreviation. */
  readonly name?: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** The text shown instead of the number, such as "any" for 0. */
  readonly shown?: string;
  /** Gets the focus when the screen opens. */
  readonly first?: boolean;
  onChange(value: number): void;
}

/**
 * A spinbutton with two buttons large enough for touch. It is one tab stop, and leaves Enter to the form. At its
 * minimum or maximum a button keeps the focus.
 */
export function Stepper(props: StepperProps) {
  const { label, name = label, hint, value, min = 0, max = 40, shown, first, onChange } = props;
  const t = useT('look');
  const hintId = useId();
  // A focused spinbutton announces its value itself; a change by the buttons is announced by the live region.
  const [isFocused, setIsFocused] = useState(false);
  const set = (next: number) => {
    const clamped = Math.min(max, Math.max(min, next));
    if (clamped !== value) onChange(clamped);
  };
  const { onKeyDown, onBlur } = useSpinKeys({ value, min, max, set });
  const button = (action: 'fewer' | 'more', icon: LucideIcon, step: number, bound: number) => (
    <button
      type="button"
      tabIndex={-1}
      className="stepper-button"
      aria-label={`${t(action)}: ${name}`}
      aria-disabled={value === bound || undefined}
      onClick={() => set(value + step)}
    >
      <Icon icon={icon} />
    </button>
  );
  return (
    <div className="stepper">
      <span className="stepper-text">
        <span aria-hidden="true">{label}</span>
        {hint && (
          <span id={hintId} className="stepper-hint">
            {hint}
          </span>
        )}
      </span>
      {button('fewer', Minus, -1, min)}
      <span aria-live={isFocused ? 'off' : 'polite'}>
        <span
          role="spinbutton"
          tabIndex={0}
          className="stepper-value"
          data-first={first || undefined}
          aria-label={name}
          aria-describedby={hint ? hintId : undefined}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={shown}
          onKeyDown={onKeyDown}
          onFocus={() => setIsFocused(true)}
          onBlur={() => {
            setIsFocused(false);
            onBlur();
          }}
        >
          {shown ?? value}
        </span>
      </span>
      {button('more', Plus, 1, max)}
    </div>
  );
}

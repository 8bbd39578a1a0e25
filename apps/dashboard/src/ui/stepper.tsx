import './stepper.css';
import { type LucideIcon, Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../locales/use-t.ts';
import { Icon } from './icon.tsx';
import { useSpinKeys } from './spin-keys.ts';

interface StepperProps {
  readonly label: string;
  /** The label in full, where the visible one is short. */
  readonly name?: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** What the number is called when it is shown, "any" for 0 for example. */
  readonly shown?: string;
  /** Takes the focus when the screen is opened. */
  readonly first?: boolean;
  onChange(value: number): void;
}

/**
 * How many, by arrow keys, by digits, or by two buttons that a thumb can hit. One stop of the Tab key, so that a
 * form of four steppers has four stops; Enter is left to the form. At its bound a button keeps the focus.
 */
export function Stepper(props: StepperProps) {
  const { label, name = label, hint, value, least = 0, most = 40, shown, first, onChange } = props;
  const t = useT('look');
  const below = useId();
  // With the focus in it the number is read as it changes; by the buttons it is not, so it says itself.
  const [inside, setInside] = useState(false);
  const set = (next: number) => {
    const within = Math.min(most, Math.max(least, next));
    if (within !== value) onChange(within);
  };
  const { onKeyDown, onBlur } = useSpinKeys({ value, least, most, set });
  const button = (words: 'fewer' | 'more', icon: LucideIcon, step: number, bound: number) => (
    <button
      type="button"
      tabIndex={-1}
      className="stepper-button"
      aria-label={`${t(words)}: ${name}`}
      aria-disabled={value === bound || undefined}
      onClick={() => set(value + step)}
    >
      <Icon of={icon} />
    </button>
  );
  return (
    <div className="stepper">
      <span className="stepper-words">
        <span aria-hidden="true">{label}</span>
        {hint && (
          <span id={below} className="stepper-hint">
            {hint}
          </span>
        )}
      </span>
      {button('fewer', Minus, -1, least)}
      <span aria-live={inside ? 'off' : 'polite'}>
        <span
          role="spinbutton"
          tabIndex={0}
          className="stepper-value"
          data-first={first || undefined}
          aria-label={name}
          aria-describedby={hint ? below : undefined}
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
          aria-valuetext={shown}
          onKeyDown={onKeyDown}
          onFocus={() => setInside(true)}
          onBlur={() => {
            setInside(false);
            onBlur();
          }}
        >
          {shown ?? value}
        </span>
      </span>
      {button('more', Plus, 1, most)}
    </div>
  );
}

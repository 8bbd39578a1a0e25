import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useSpinKeys } from './spin-keys.ts';

const MOST = 40;

interface CounterProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  /** Takes the focus when the screen is opened. */
  readonly first?: boolean;
  onChange(value: number): void;
}

/**
 * How many, by arrow keys, by digits, or by two buttons that a thumb can hit. One stop of the Tab key, so that a
 * household is four of them; Enter is left to the form.
 */
export function Counter({ label, hint, value, first, onChange }: CounterProps) {
  const t = useT('look');
  const id = useId();
  const set = (next: number) => onChange(Math.min(MOST, Math.max(0, next)));
  const keys = useSpinKeys({ value, most: MOST, set });
  return (
    <div className="counter">
      <span className="counter-words">
        <span id={id}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="counter-hint">
            {hint}
          </span>
        )}
      </span>
      <span className="counter-box">
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t('fewer')}: ${label}`}
          aria-disabled={value === 0 || undefined}
          onClick={() => set(value - 1)}
        >
          <Icon of={Minus} size={18} />
        </button>
        <span
          role="spinbutton"
          tabIndex={0}
          className="counter-value"
          data-first={first || undefined}
          aria-labelledby={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-valuenow={value}
          aria-valuemin={0}
          aria-valuemax={MOST}
          {...keys}
        >
          {value}
        </span>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t('more')}: ${label}`}
          aria-disabled={value === MOST || undefined}
          onClick={() => set(value + 1)}
        >
          <Icon of={Plus} size={18} />
        </button>
      </span>
    </div>
  );
}

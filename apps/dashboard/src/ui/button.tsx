import './button.css';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** `primary`: the main action of a screen. `secondary`: outlined. `quiet`: text only. */
  variant?: 'primary' | 'secondary' | 'quiet';
  icon?: LucideIcon;
  /** Full width, and taller on a phone. */
  wide?: boolean;
  /** Why it can't be done now. The button keeps the focus and shows the reason; a press does nothing. */
  disabledReason?: string | undefined;
  /** A press while it can't be done: where the reason is said aloud, and the focus goes on. */
  onDisabledPress?: (() => void) | undefined;
  /** What is still missing. The button can be pressed: it moves the focus to the missing field. */
  missing?: string | undefined;
  /** A request is pending: a second press does nothing. */
  busy?: boolean;
  children: ReactNode;
}

/** A button. When disabled it stays in the tab order and shows its reason. */
export function Button({
  variant = 'secondary',
  icon,
  wide,
  disabledReason,
  onDisabledPress,
  missing,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const explanationId = useId();
  const isDisabled = disabledReason !== undefined || busy === true;
  const explanation = disabledReason ?? missing;
  const classes = ['button', `button-${variant}`, wide ? 'button-wide' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes}
        aria-disabled={isDisabled || undefined}
        aria-busy={busy || undefined}
        aria-describedby={explanation ? explanationId : rest['aria-describedby']}
        onClick={(event) => {
          if (!isDisabled) return onClick?.(event);
          event.preventDefault();
          if (disabledReason !== undefined) onDisabledPress?.();
        }}
      >
        {icon && <Icon icon={icon} />}
        <span className="button-text">{children}</span>
      </button>
      {explanation && (
        <span id={explanationId} className="button-reason">
          {explanation}
        </span>
      )}
    </>
  );
}

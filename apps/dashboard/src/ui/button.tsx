import './button.css';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** `primary`: the one thing to do here. `quiet`: text alone. `secondary` is an edge. */
  variant?: 'primary' | 'secondary' | 'quiet';
  icon?: LucideIcon;
  /** Full width, and taller on a phone. */
  wide?: boolean;
  /** Why it can't be done now. The button stays reachable and says so; a press does nothing. */
  why?: string | undefined;
  /** What a press will ask for first. The button can be pressed: it leads to what is missing. */
  missing?: string | undefined;
  /** The request is on its way: a second press does nothing. */
  busy?: boolean;
  children: ReactNode;
}

/** Something that can be done. Disabled buttons keep their place in the tab order and give their reason. */
export function Button({
  variant = 'secondary',
  icon,
  wide,
  why,
  missing,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const reason = useId();
  const off = why !== undefined || busy === true;
  const beside = why ?? missing;
  const classes = ['button', `button-${variant}`, wide ? 'button-wide' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-describedby={beside ? reason : rest['aria-describedby']}
        onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      >
        {icon && <Icon of={icon} />}
        <span className="button-words">{children}</span>
      </button>
      {beside && (
        <span id={reason} className="button-why">
          {beside}
        </span>
      )}
    </>
  );
}

import './on-the-way.css';
import { type ReactNode, useEffect, useRef } from 'react';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { serverNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { arrivalWindow, WINDOWS } from './windows.ts';

interface OnTheWayFormProps {
  readonly l10n: L10n;
  readonly busy: boolean;
  /** Why it can't be said now. */
  readonly why: string | undefined;
  onChoose(arrival: { readonly from: string; readonly to: string }): void;
  onClose(): void;
  /** What else may be chosen, and what was refused. */
  readonly children?: ReactNode;
}

/** When a party that has set out arrives: the time is the button, so that it is said in two taps. Esc leaves it unsaid. */
export function OnTheWayForm({ l10n, busy, why, onChoose, onClose, children }: OnTheWayFormProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset
      ref={box}
      className="set-out"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <legend>{l10n.t('setOut.when')}</legend>
      <div className="set-out-choices">
        {WINDOWS.map((within) => (
          <Button key={within} busy={busy} why={why} onClick={() => onChoose(arrivalWindow(within, serverNow()))}>
            {l10n.t(`setOut.within.${within}`)}
          </Button>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

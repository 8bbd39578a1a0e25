import './on-the-way.css';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Tongue } from '../../../model/l10n/l10n.ts';
import { serverNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { SET_OUT, setOutWindow } from './windows.ts';

interface SetOutProps {
  readonly tongue: Tongue;
  readonly busy: boolean;
  /** Why it can't be said now. */
  readonly why: string | undefined;
  onChoose(arrival: { readonly from: string; readonly to: string }): void;
  onClose(): void;
  /** What else may be chosen, and what was refused. */
  readonly children?: ReactNode;
}

/** When a party that has set out arrives: the time is the button, so that it is said in two taps. Esc leaves it unsaid. */
export function SetOut({ tongue, busy, why, onChoose, onClose, children }: SetOutProps) {
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
      <legend>{tongue.t('setOut.when')}</legend>
      <div className="set-out-choices">
        {SET_OUT.map((within) => (
          <Button key={within} busy={busy} why={why} onClick={() => onChoose(setOutWindow(within, serverNow()))}>
            {tongue.t(`setOut.within.${within}`)}
          </Button>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

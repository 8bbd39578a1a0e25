import { serverNow } from '../../../net/server-time.ts';
import './on-the-way.css';
import { type ReactNode, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { restoreFocus } from '../../../ui/restore-focus.ts';
import { useFocusWhenDrawn } from '../../../ui/use-focus-when-drawn.ts';
import { useShelter } from '../../shelter/shelter-context.ts';
import { placeOf, useHoldCommands } from '../use-hold-commands.ts';
import { arrivalWindow, WINDOWS } from './windows.ts';

interface OnTheWayFormProps {
  readonly holdId: string;
  /** Further choices. */
  readonly children?: ReactNode;
}

/** When a departed party arrives: each choice is a button, so that it takes two presses in all. Esc closes it. */
export function OnTheWayForm({ holdId, children }: OnTheWayFormProps) {
  const { l10n, offlineReason, setOpen } = useShelter();
  const { busy, expect } = useHoldCommands(holdId);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useFocusWhenDrawn(fieldset, { within: 'button' });
  const close = () => {
    setOpen(null);
    restoreFocus(placeOf(holdId, 'on-the-way'));
  };
  return (
    <fieldset
      ref={fieldset}
      className="on-the-way-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <legend>{l10n.t('setOut.when')}</legend>
      <div className="on-the-way-times one-reason">
        {WINDOWS.map((within) => (
          <Button
            key={within}
            busy={busy}
            disabledReason={offlineReason}
            onClick={async () => {
              if (await expect(arrivalWindow(within, serverNow()))) close();
            }}
          >
            {l10n.t(`setOut.within.${within}`)}
          </Button>
        ))}
      </div>
      {children && <div className="on-the-way-else">{children}</div>}
    </fieldset>
  );
}

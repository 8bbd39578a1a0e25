import './form.css';
import './reason-buttons.css';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { useFocusWhenDrawn } from './use-focus-when-drawn.ts';

interface ReasonButtonsProps<R extends string> {
  readonly legend: string;
  readonly reasons: readonly R[];
  label(reason: NoInfer<R>): string;
  readonly busy: boolean;
  /** Why no reason can be chosen now. */
  readonly disabledReason?: string | undefined;
  /** The label of the cancel button. */
  readonly cancelLabel: string;
  onChoose(reason: NoInfer<R>): void;
  onCancel(): void;
  /** Further buttons, before the cancel button. */
  readonly more?: ReactNode;
  /** Hints and refusals below the buttons. */
  readonly children?: ReactNode;
}

/** A button for each reason of an action, so that the action takes two presses in all. Esc cancels. */
export function ReasonButtons<R extends string>(props: ReasonButtonsProps<R>) {
  const { legend, reasons, label, busy, disabledReason, cancelLabel, onChoose, onCancel, more, children } = props;
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useFocusWhenDrawn(fieldset, { within: 'button' });
  return (
    <fieldset
      ref={fieldset}
      className="form form-card reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <legend>{legend}</legend>
      <div className="reasons-buttons one-reason">
        {reasons.map((reason) => (
          <Button key={reason} busy={busy} disabledReason={disabledReason} onClick={() => onChoose(reason)}>
            {label(reason)}
          </Button>
        ))}
        {more}
        <Button variant="quiet" onClick={onCancel}>
          {cancelLabel}
        </Button>
      </div>
      {children}
    </fieldset>
  );
}

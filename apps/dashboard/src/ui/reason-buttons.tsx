import './form.css';
import './reason-buttons.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';

interface ReasonButtonsProps<R extends string> {
  readonly legend: string;
  readonly reasons: readonly R[];
  label(reason: NoInfer<R>): string;
  readonly busy: boolean;
  /** Why none of them can be chosen now. */
  readonly why?: string | undefined;
  /** What the button says that leaves things as they are. */
  readonly cancel: string;
  onChoose(reason: NoInfer<R>): void;
  onCancel(): void;
  /** Further buttons, before the last. */
  readonly more?: ReactNode;
  /** What stands below: hints, and what was refused. */
  readonly children?: ReactNode;
}

/** Why something is done: the reason is the button, so that it takes two presses in all. Esc leaves things as they are. */
export function ReasonButtons<R extends string>(props: ReasonButtonsProps<R>) {
  const { legend, reasons, label, busy, why, cancel, onChoose, onCancel, more, children } = props;
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset
      ref={box}
      className="form form-card reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <legend>{legend}</legend>
      <div className="reasons-buttons">
        {reasons.map((reason) => (
          <Button key={reason} busy={busy} why={why} onClick={() => onChoose(reason)}>
            {label(reason)}
          </Button>
        ))}
        {more}
        <Button variant="quiet" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
      {children}
    </fieldset>
  );
}

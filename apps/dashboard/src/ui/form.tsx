import './form.css';
import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { Problem } from './problem.tsx';

export interface FormProps {
  readonly title?: string;
  /** What the button says, and what it says while the answer is awaited. */
  readonly submit: string;
  readonly sending: string;
  readonly busy: boolean;
  /** Why it can't be sent as it is; null: it can. */
  readonly missing?: string | null;
  /** What the button says while one has to wait before trying again. */
  readonly waiting?: string | null;
  readonly problem?: ProblemDocument | null;
  /** With it there is a way back out, also by Esc. */
  readonly cancel?: { readonly words: string; run(): void };
  /** Takes the focus when it opens; for forms that open where they were asked for. */
  readonly takesFocus?: boolean;
  /** Stands in a card of its own. */
  readonly card?: boolean;
  onSubmit(): void;
  readonly children?: ReactNode;
}

const FIRST = 'input:not([type=hidden]), select, textarea';

/** A form that keeps what was typed, says why it can't be sent, and shows beside its button what went wrong. */
export function Form(props: FormProps) {
  const { title, busy, missing = null, waiting = null, problem = null, cancel, takesFocus = false } = props;
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    if (takesFocus) form.current?.scrollIntoView?.({ block: 'nearest' });
  }, [takesFocus]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && waiting === null && missing === null) props.onSubmit();
  };
  return (
    <form
      ref={form}
      className={props.card ? 'form form-card' : 'form'}
      aria-labelledby={title ? heading : undefined}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !cancel) return;
        event.preventDefault();
        cancel.run();
      }}
    >
      {title && (
        <p id={heading} className="form-title">
          {title}
        </p>
      )}
      {props.children}
      {problem && <Problem problem={problem} />}
      <div className="form-end">
        <Button type="submit" look="primary" busy={busy || waiting !== null} why={missing ?? undefined}>
          {waiting ?? (busy ? props.sending : props.submit)}
        </Button>
        {cancel && (
          <Button look="quiet" onClick={cancel.run}>
            {cancel.words}
          </Button>
        )}
      </div>
    </form>
  );
}

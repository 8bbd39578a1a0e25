import '../../ui/inline-form.css';
import '../request/requests.css';
import type { Problem } from '@safe-haven/contracts';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { giveFocusBack } from '../../ui/give-focus-back.ts';
import { Refused } from './refused.tsx';

interface CommandFormProps {
  /** Where it stands: the button that opened it carries the same in `data-opens`. */
  readonly place: string;
  readonly title: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Why it can't be sent as it is; null: it can. */
  readonly missing?: string | null;
  onSubmit(): void;
  onClose(): void;
  readonly children?: ReactNode;
}

const FIRST = 'input:not([type=hidden]), select, textarea, button:not([type=submit], :disabled)';

/** A form in the place where it was asked for: it takes the focus, keeps what was typed, and gives the focus back. */
export function CommandForm({ place, title, missing = null, ...props }: CommandFormProps) {
  const t = useT('requests');
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    form.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const close = () => {
    props.onClose();
    giveFocusBack(place);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (missing === null && !props.busy) props.onSubmit();
  };
  return (
    <form
      ref={form}
      className="house-form"
      aria-labelledby={heading}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <p id={heading} className="ask-form-title">
        {title}
      </p>
      {props.children}
      {props.problem && <Refused problem={props.problem} />}
      <div className="house-form-end">
        <Button type="submit" look="primary" busy={props.busy} why={missing ?? undefined}>
          {props.submit}
        </Button>
        <Button look="quiet" onClick={close}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

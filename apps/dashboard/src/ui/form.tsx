import './form.css';
import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';
import { type Faults, FormFaults, faultsAt, firstOf } from './form-faults.ts';
import { giveFocusBack } from './give-focus-back.ts';
import { Problem } from './problem.tsx';
import { useUnsavedChanges } from './unsaved-changes.ts';

export interface FormProps {
  readonly title?: string;
  /** What the button says, and what it says while the answer is awaited. */
  readonly submit: string;
  readonly sending?: string;
  readonly busy: boolean;
  /** What keeps it from being sent as it is, in the order of its fields. */
  readonly faults?: Faults;
  /** Why nothing can be sent now, whatever was typed. */
  readonly why?: string | null | undefined;
  /** What the button says while one has to wait before trying again. */
  readonly waiting?: string | null;
  /** Why it was refused; what was typed stays. The fields that it names say so too. */
  readonly problem?: ProblemDocument | null;
  /** What stands above the buttons in the place of the usual words on the problem. */
  readonly refusal?: ReactNode;
  /** Further words above the buttons. */
  readonly hint?: ReactNode;
  /** With it there is a way back out, also by Esc. */
  readonly cancel?: { readonly words: string; run(): void };
  /** Takes the focus when it opens; for forms that open where they were asked for. */
  readonly takesFocus?: boolean;
  /** The button that opened it carries the same in `data-opens`, and has the focus again when one turns back. */
  readonly place?: string;
  /** Stands in a card of its own. */
  readonly card?: boolean;
  onSubmit(): void;
  readonly children?: ReactNode;
}

const FIRST =
  'input:not([type=hidden]), select, textarea, [role=spinbutton], button:not([type=submit], :disabled, [tabindex="-1"])';

/**
 * The one form of the dashboard: it keeps what was typed, says beside its button what is missing and, once one tried,
 * beside the field, which then has the focus; why it was refused stands above the button.
 */
export function Form(props: FormProps) {
  const { title, busy, faults = NONE, why, waiting = null, problem = null, cancel, place, takesFocus = false } = props;
  const t = useT('look');
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  const [tried, setTried] = useState(false);
  const missing = firstOf(faults);
  const unsent = useUnsavedChanges(t('leave'));
  const refused = useMemo(() => faultsAt(pathsOf(problem), t('notAccepted')), [problem, t]);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    if (takesFocus) form.current?.scrollIntoView?.({ block: 'nearest' });
  }, [takesFocus]);
  useEffect(() => {
    const first = firstOf(refused);
    if (first) focusPart(form.current, first.name);
  }, [refused]);
  // It was not taken: what was typed is still there alone.
  useEffect(() => {
    if (problem) unsent.typed();
  }, [problem, unsent]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || waiting !== null || why) return;
    // Where no part of the form has this name, the sentence stays at the button.
    setTried(missing !== null && focusPart(form.current, missing.name));
    if (missing !== null) return;
    unsent.sent();
    props.onSubmit();
  };
  const turnBack = () => {
    cancel?.run();
    if (place !== undefined) giveFocusBack(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !cancel) return;
    event.preventDefault();
    turnBack();
  };
  return (
    <form
      ref={form}
      className={props.card ? 'form form-card' : 'form'}
      aria-labelledby={title ? heading : undefined}
      noValidate
      onSubmit={submit}
      onInput={unsent.typed}
      onKeyDown={onKeyDown}
    >
      {title && (
        <p id={heading} className="form-title">
          {title}
        </p>
      )}
      <FormFaults value={tried ? faults : refused}>{props.children}</FormFaults>
      {props.refusal ?? (problem && <Problem problem={problem} />)}
      {props.hint}
      <div className="form-end">
        <Button
          type="submit"
          variant="primary"
          busy={busy || waiting !== null}
          why={why ?? undefined}
          missing={tried ? undefined : missing?.words}
        >
          {/* Nothing is asked while there is no line: what stands beside the button says so. */}
          {waiting ?? (busy && !why ? (props.sending ?? props.submit) : props.submit)}
        </Button>
        {cancel && (
          <Button variant="quiet" onClick={turnBack}>
            {cancel.words}
          </Button>
        )}
      </div>
    </form>
  );
}

const NONE: Faults = {};
const pathsOf = (problem: ProblemDocument | null) => (problem?.faults ?? []).map(({ path }) => path);

/** Puts the focus into the part of that name; false: there is none on the screen. */
function focusPart(form: HTMLElement | null, name: string): boolean {
  const part = [...(form?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find((p) => p.dataset['part'] === name);
  part?.querySelector<HTMLElement>(FIRST)?.focus();
  return part !== undefined;
}

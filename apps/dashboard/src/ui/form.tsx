import './form.css';
import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';
import { type Faults, FormFaults, faultsAt, firstFault } from './form-faults.ts';
import { Problem } from './problem.tsx';
import { restoreFocus } from './restore-focus.ts';
import { useUnsavedChanges } from './unsaved-changes.ts';

export interface FormProps {
  readonly title?: string;
  /** The labels of the submit button: idle, and while the request is pending. */
  readonly submit: string;
  readonly sending?: string;
  readonly busy: boolean;
  /** Client-side validation errors, in the order of the fields. */
  readonly faults?: Faults;
  /** Why the form can't be submitted now, whatever was entered. */
  readonly disabledReason?: string | null | undefined;
  /** The label of the button during a retry delay; null when there is none. */
  readonly waitingLabel?: string | null;
  /** Why the server refused it. The entered values stay, and the fields named in the problem show it too. */
  readonly problem?: ProblemDocument | null;
  /** Replaces the default text of the problem above the buttons. */
  readonly refusal?: ReactNode;
  /** Further content above the buttons. */
  readonly hint?: ReactNode;
  /** Adds a cancel button; Esc does the same. */
  readonly cancel?: { readonly label: string; run(): void };
  /** Focuses the first field on mount. For forms that open in place. */
  readonly autoFocus?: boolean;
  /** The id of the form in `data-opens` of the button that opened it, which gets the focus back on cancel. */
  readonly place?: string;
  /** Renders the form as a card. */
  readonly card?: boolean;
  onSubmit(): void;
  readonly children?: ReactNode;
}

const FIRST =
  'input:not([type=hidden]), select, textarea, [role=spinbutton], button:not([type=submit], :disabled, [tabindex="-1"])';

/**
 * The form component of the dashboard: tracks unsaved changes, shows next to the submit button what is missing and,
 * after a submit, at the field, which then gets the focus. A refusal of the server is shown above the buttons.
 */
export function Form(props: FormProps) {
  const {
    title,
    busy,
    faults = NONE,
    disabledReason,
    waitingLabel = null,
    problem = null,
    cancel,
    autoFocus = false,
  } = props;
  const t = useT('look');
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const missing = firstFault(faults);
  const unsavedChanges = useUnsavedChanges(t('leave'));
  const serverFaults = useMemo(() => faultsAt(pathsOf(problem), t('notAccepted')), [problem, t]);
  useFocus(form, autoFocus, serverFaults);
  // The server refused it, so the changes are still unsaved.
  useEffect(() => {
    if (problem) unsavedChanges.markChanged();
  }, [problem, unsavedChanges]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || waitingLabel !== null || disabledReason) return;
    // Where no field has this name, the message stays at the button.
    setWasSubmitted(missing !== null && focusPart(form.current, missing.name));
    if (missing !== null) return;
    unsavedChanges.markSaved();
    props.onSubmit();
  };
  const cancelAndRestoreFocus = () => {
    cancel?.run();
    if (props.place !== undefined) restoreFocus(props.place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !cancel) return;
    event.preventDefault();
    cancelAndRestoreFocus();
  };
  return (
    <form
      ref={form}
      className={props.card ? 'form form-card' : 'form'}
      aria-labelledby={title ? heading : undefined}
      noValidate
      onSubmit={submit}
      onInput={unsavedChanges.markChanged}
      onKeyDown={onKeyDown}
    >
      {title && (
        <p id={heading} className="form-title">
          {title}
        </p>
      )}
      <FormFaults value={wasSubmitted ? faults : serverFaults}>{props.children}</FormFaults>
      {props.refusal ?? (problem && <Problem problem={problem} typed />)}
      {props.hint}
      <div className="form-end">
        <SubmitButton form={props} missing={wasSubmitted ? undefined : missing?.message} />
        {cancel && (
          <Button variant="quiet" onClick={cancelAndRestoreFocus}>
            {cancel.label}
          </Button>
        )}
      </div>
    </form>
  );
}

function SubmitButton({ form, missing }: { readonly form: FormProps; readonly missing: string | undefined }) {
  const { busy, disabledReason, waitingLabel = null, submit, sending = submit } = form;
  return (
    <Button
      type="submit"
      variant="primary"
      busy={busy || waitingLabel !== null}
      disabledReason={disabledReason ?? undefined}
      missing={missing}
    >
      {/* Nothing is asked while there is no connection: the text next to the button says so. */}
      {waitingLabel ?? (busy && !disabledReason ? sending : submit)}
    </Button>
  );
}

/** Focuses the first field when the form opens, and the first one that the server refused. */
function useFocus(form: RefObject<HTMLFormElement | null>, autoFocus: boolean, serverFaults: Faults): void {
  useLayoutEffect(() => {
    if (autoFocus) form.current?.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    if (autoFocus) form.current?.scrollIntoView?.({ block: 'nearest' });
  }, [form, autoFocus]);
  useEffect(() => {
    const first = firstFault(serverFaults);
    if (first) focusPart(form.current, first.name);
  }, [form, serverFaults]);
}

const NONE: Faults = {};
const pathsOf = (problem: ProblemDocument | null) => (problem?.faults ?? []).map(({ path }) => path);

/** Focuses the field of that name; false when it is not rendered. */
function focusPart(form: HTMLElement | null, name: string): boolean {
  const part = [...(form?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find((p) => p.dataset['part'] === name);
  part?.querySelector<HTMLElement>(FIRST)?.focus();
  return part !== undefined;
}

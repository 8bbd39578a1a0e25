import '../../ui/inline-form.css';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { giveFocusBack } from '../../ui/give-focus-back.ts';
import { AttemptLine } from './attempt-line.tsx';
import { useShelter } from './shelter-context.ts';

interface ShelterFormProps {
  readonly place: string;
  readonly title: string;
  /** What the button says. */
  readonly submit: string;
  /** Why it can't be sent as it is; null: it can. */
  readonly missing?: string | null;
  /** It may be sent when the connection is back: with the time of the tap where the command says when it happened. */
  readonly waits?: 'with_its_time' | 'as_it_is';
  onSubmit(): Promise<boolean>;
  /** Sends the command without the beds that were picked; where that makes sense. */
  onRulesChoose?(): Promise<boolean>;
  readonly children?: ReactNode;
}

/** A form in the place where it was asked for: it takes the focus, keeps what was typed, and gives the focus back. */
export function ShelterForm(props: ShelterFormProps) {
  const { place, missing = null, waits, onSubmit, onRulesChoose } = props;
  const { l10n, commands, setOpen, liveOnly } = useShelter();
  const form = useRef<HTMLFormElement>(null);
  const later = useT('offline');
  const offline = liveOnly !== undefined;
  const stuck = offline && waits === undefined;
  const heading = useId();
  const asking = commands.asking(place);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    form.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);

  const close = () => {
    commands.dismiss(place);
    setOpen(null);
    giveFocusBack(place);
  };
  const sent = async (command: () => Promise<boolean>) => {
    if (await command()) setOpen(null);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (missing === null && !asking && !stuck) void sent(onSubmit);
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
      <p id={heading} className="house-form-title">
        {props.title}
      </p>
      {props.children}
      <AttemptLine
        place={place}
        onAccepted={() => setOpen(null)}
        {...(onRulesChoose ? { onRulesChoose: () => sent(onRulesChoose) } : {})}
      />
      {offline && waits && <p className="house-hint">{later(waits === 'with_its_time' ? 'hint' : 'hintPlain')}</p>}
      <div className="house-form-end">
        <Button type="submit" look="primary" busy={asking} why={stuck ? liveOnly : (missing ?? undefined)}>
          {asking ? l10n.t('form.asking') : props.submit}
        </Button>
        <Button look="quiet" onClick={close}>
          {l10n.t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}

const FIRST = 'input:not([type=hidden]), select, button:not([type=submit], :disabled)';

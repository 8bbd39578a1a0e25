import type { ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Form, type FormProps } from '../../ui/form.tsx';
import { AttemptResult } from './attempt-result.tsx';
import { useShelter } from './shelter-context.ts';

interface ShelterFormProps extends Required<Pick<FormProps, 'place' | 'title' | 'submit'>>, Pick<FormProps, 'faults'> {
  /** It may be sent when the connection is back: with the time of the tap where the command says when it happened. */
  readonly waits?: 'with_its_time' | 'as_it_is';
  onSubmit(): Promise<boolean>;
  /** Sends the command without the beds that were picked; where that makes sense. */
  onRulesChoose?(): Promise<boolean>;
  readonly children?: ReactNode;
}

/** The form of a command on one shelter, where it was asked for: it closes once the house shows what was sent. */
export function ShelterForm({ waits, onSubmit, onRulesChoose, ...form }: ShelterFormProps) {
  const { place } = form;
  const { l10n, commands, setOpen, liveOnly } = useShelter();
  const later = useT('offline');
  const sent = async (command: () => Promise<boolean>) => {
    if (await command()) setOpen(null);
  };
  const cancel = () => {
    commands.dismiss(place);
    setOpen(null);
  };
  return (
    <Form
      {...form}
      card
      autoFocus
      sending={l10n.t('form.asking')}
      busy={commands.asking(place)}
      disabledReason={waits ? undefined : liveOnly}
      problem={commands.attempts.find((attempt) => attempt.place === place)?.problem ?? null}
      refusal={
        <AttemptResult
          place={place}
          onAccepted={() => setOpen(null)}
          {...(onRulesChoose ? { onRulesChoose: () => sent(onRulesChoose) } : {})}
        />
      }
      hint={
        liveOnly !== undefined &&
        waits && <p className="form-hint">{later(waits === 'with_its_time' ? 'hint' : 'hintPlain')}</p>
      }
      cancel={{ label: l10n.t('form.cancel'), run: cancel }}
      onSubmit={() => void sent(onSubmit)}
    />
  );
}

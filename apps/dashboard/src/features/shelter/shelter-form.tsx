import type { ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Form, type FormProps } from '../../ui/form.tsx';
import { AttemptResult } from './attempt-result.tsx';
import { useShelter } from './shelter-context.ts';

interface ShelterFormProps extends Required<Pick<FormProps, 'place' | 'title' | 'submit'>>, Pick<FormProps, 'faults'> {
  /** The command can be queued while offline: with the time of the press, or unchanged. */
  readonly waits?: 'with_its_time' | 'as_it_is';
  onSubmit(): Promise<boolean>;
  /** Sends the command without the selected beds, if possible. */
  onRulesChoose?(): Promise<boolean>;
  readonly children?: ReactNode;
}

/** An inline form for a command on a shelter: closes once the command is shown as done. */
export function ShelterForm({ waits, onSubmit, onRulesChoose, ...form }: ShelterFormProps) {
  const { place } = form;
  const { l10n, commands, setOpen, offlineReason } = useShelter();
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
      disabledReason={waits ? undefined : offlineReason}
      problem={commands.attempts.find((attempt) => attempt.place === place)?.problem ?? null}
      refusal={
        <AttemptResult
          place={place}
          onAccepted={() => setOpen(null)}
          {...(onRulesChoose ? { onRulesChoose: () => sent(onRulesChoose) } : {})}
        />
      }
      hint={
        offlineReason !== undefined &&
        waits && <p className="form-hint">{later(waits === 'with_its_time' ? 'hint' : 'hintPlain')}</p>
      }
      cancel={{ label: l10n.t('form.cancel'), run: cancel }}
      onSubmit={() => void sent(onSubmit)}
    />
  );
}

import type { ShelterTask } from '@safe-haven/contracts';
import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { Refused } from '../../../features/command/refused.tsx';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { CodePicker } from '../../../features/request/code-picker.tsx';
import { type AnswerCode, COMMON_IFS, CONDITIONS } from '../../../features/request/codes.ts';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { FormPart } from '../../../ui/form-part.tsx';
import { DeclineReasons } from './decline-reasons.tsx';
import { keyOf } from './task-key.ts';

interface AnswerButtonsProps {
  readonly task: ShelterTask;
  refetch(): unknown;
  onAnswered?(): void;
}

/** Yes, yes if, no: equal widths and none primary, to suggest no answer. Yes takes one press, no with a reason two. */
export function AnswerButtons({ task, refetch, onAnswered }: AnswerButtonsProps) {
  const t = useT('tonight');
  const [open, setOpen] = useState<'if' | 'no' | null>(null);
  const [codes, setCodes] = useState<readonly AnswerCode[]>([]);
  const { busy, problem, request } = useRequestCommands(refetch);
  const disabledReason = useOfflineReason();
  const { requestId, shelterId } = task;
  const answer = async (choice: 'yes' | 'yes_if' | 'no', because: readonly AnswerCode[]) => {
    if (!(await request(requestId, 'respond', { shelterId, answer: choice, codes: [...because] }))) return;
    setOpen(null);
    onAnswered?.();
  };
  const place = (what: string) => `${keyOf(task)} ${what}`;
  const opens = (what: 'if' | 'no') => ({
    'data-opens': place(what),
    'aria-expanded': open === what,
    busy,
    disabledReason,
    onClick: () => setOpen(open === what ? null : what),
  });
  return (
    <>
      <div className="tonight-answers one-reason">
        <Button busy={busy} disabledReason={disabledReason} onClick={() => void answer('yes', [])}>
          {busy && !disabledReason ? t('tasks.asking') : t('tasks.yes')}
        </Button>
        <Button {...opens('if')}>{t('tasks.yesIf')}</Button>
        <Button {...opens('no')}>{t('tasks.no')}</Button>
      </div>
      {open === null && problem && <Refused problem={problem} />}
      {open === 'if' && (
        <CommandForm
          place={place('if')}
          title={t('tasks.ifWhat')}
          submit={t('tasks.send')}
          busy={busy}
          problem={problem}
          faults={{ codes: codes.length === 0 && t('tasks.chooseOne') }}
          onSubmit={() => void answer('yes_if', codes)}
          onClose={() => setOpen(null)}
        >
          <FormPart name="codes">
            <CodePicker
              legend={t('tasks.yesIf')}
              all={CONDITIONS}
              common={COMMON_IFS}
              chosen={codes}
              onChange={setCodes}
            />
          </FormPart>
        </CommandForm>
      )}
      {open === 'no' && (
        <DeclineReasons
          place={place('no')}
          busy={busy}
          disabledReason={disabledReason}
          problem={problem}
          onReason={(code) => void answer('no', [code])}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

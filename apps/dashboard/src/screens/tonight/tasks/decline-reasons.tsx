import { answerCodes, type Problem } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../../features/command/refused.tsx';
import { type AnswerCode, COMMON_NOS, formatCode } from '../../../features/request/codes.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { ReasonButtons } from '../../../ui/reason-buttons.tsx';
import { restoreFocus } from '../../../ui/restore-focus.ts';

interface DeclineReasonsProps {
  readonly place: string;
  readonly busy: boolean;
  readonly disabledReason: string | undefined;
  readonly problem: Problem | null;
  onReason(code: AnswerCode): void;
  onClose(): void;
}

/** The reasons of a no, common ones first. */
export function DeclineReasons({ place, busy, disabledReason, problem, onReason, onClose }: DeclineReasonsProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const [more, setMore] = useState(false);
  return (
    <ReasonButtons
      legend={t('tasks.why')}
      reasons={more ? answerCodes : COMMON_NOS}
      label={(code) => formatCode(r, code)}
      busy={busy}
      disabledReason={disabledReason}
      cancelLabel={t('tasks.back')}
      onChoose={onReason}
      onCancel={() => {
        onClose();
        restoreFocus(place);
      }}
      more={
        !more && (
          <Button variant="quiet" onClick={() => setMore(true)}>
            {r('moreCodes')}
          </Button>
        )
      }
    >
      {problem && <Refused problem={problem} />}
    </ReasonButtons>
  );
}

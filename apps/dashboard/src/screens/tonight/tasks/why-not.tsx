import { answerCodes, type Problem } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { Refused } from '../../../features/command/refused.tsx';
import { type AnswerCode, COMMON_NOS, codeWords } from '../../../features/request/codes.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';

interface WhyNotProps {
  readonly place: string;
  readonly busy: boolean;
  readonly why: string | undefined;
  readonly problem: Problem | null;
  onReason(code: AnswerCode): void;
  onClose(): void;
}

/** Why a house can't take them: the reason is the button. */
export function WhyNot({ place, busy, why, problem, onReason, onClose }: WhyNotProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const [more, setMore] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const close = () => {
    onClose();
    giveFocusBack(place);
  };
  return (
    <fieldset
      ref={box}
      className="house-form reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <legend>{t('tasks.why')}</legend>
      <div className="sheet-acts">
        {(more ? answerCodes : COMMON_NOS).map((code) => (
          <Button key={code} busy={busy} why={why} onClick={() => onReason(code)}>
            {codeWords(r, code)}
          </Button>
        ))}
        {!more && (
          <Button look="quiet" onClick={() => setMore(true)}>
            {r('moreCodes')}
          </Button>
        )}
        <Button look="quiet" onClick={close}>
          {t('tasks.back')}
        </Button>
      </div>
      {problem && <Refused problem={problem} />}
    </fieldset>
  );
}

import { type DeclineReason, declineReason, type Problem } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Form } from '../../ui/form.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { OptionChip } from '../../ui/option-chip.tsx';

interface DeclineFormProps {
  readonly busy: boolean;
  readonly problem: Problem | null;
  onDecline(reasons: readonly DeclineReason[]): void;
  onCancel(): void;
}

/** Declines a publication with coded reasons, so that everybody reads them in their own language. */
export function DeclineForm({ busy, problem, onDecline, onCancel }: DeclineFormProps) {
  const t = useT('setup');
  const s = useT('shelter');
  const [chosen, setChosen] = useState<readonly DeclineReason[]>([]);
  return (
    <Form
      card
      autoFocus
      title={t('decline.title')}
      submit={t('decline.submit')}
      busy={busy}
      problem={problem}
      faults={{ reasons: chosen.length === 0 && t('decline.needsReason') }}
      cancel={{ label: s('form.cancel'), run: onCancel }}
      onSubmit={() => onDecline(chosen)}
    >
      <FormPart name="reasons">
        <fieldset className="options">
          <legend className="aloud">{t('decline.title')}</legend>
          <div>
            {declineReason.options.map((reason) => (
              <OptionChip
                key={reason}
                type="checkbox"
                checked={chosen.includes(reason)}
                onChange={(e) =>
                  setChosen(e.target.checked ? [...chosen, reason] : chosen.filter((other) => other !== reason))
                }
              >
                {s(`reason.decline.${reason}`)}
              </OptionChip>
            ))}
          </div>
        </fieldset>
      </FormPart>
    </Form>
  );
}

import { interims, type RequestBody, unmetCodes } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../look/parts/button.tsx';
import { Field } from '../../look/parts/field.tsx';
import { codeWords, interimWords, type UnmetCode } from '../../requests/say-codes.ts';
import { NeedChip } from '../form/need-chip.tsx';
import { capital, useVoice } from '../say/voice.ts';
import { toggled } from '../wish/wish.ts';

/** What is most often so; every other code is under "More". */
const COMMON: readonly UnmetCode[] = [
  'no_free_place',
  'cannot_place_together',
  'no_answer',
  'too_far',
  'sons_max_age',
  'languages',
  'declined_by_party',
  'contact_lost',
];

interface CloseUnmetProps {
  /** What the answers of the houses say so far. */
  readonly suggested: readonly string[];
  readonly busy: boolean;
  onClose(body: RequestBody<'close-unmet'>): void;
  onCancel(): void;
}

/** Why there was no place, and where they are meanwhile: what a manager will read on Monday. */
export function CloseUnmet({ suggested, busy, onClose, onCancel }: CloseUnmetProps) {
  const { t, requests } = useVoice();
  const box = useRef<HTMLFieldSetElement>(null);
  const [reasons, setReasons] = useState<readonly UnmetCode[]>(() =>
    unmetCodes.filter((code) => suggested.includes(code)),
  );
  const [interim, setInterim] = useState('');
  const [all, setAll] = useState(false);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const shown = unmetCodes.filter((code) => all || COMMON.includes(code) || reasons.includes(code));
  const close = () => {
    const where = interims.find((one) => one === interim);
    onClose({ reasons: [...reasons], ...(where && { interim: where }) });
  };
  return (
    <fieldset
      ref={box}
      className="find-part request-close"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <legend>{requests('close.title')}</legend>
      <div className="find-chips">
        {shown.map((code) => (
          <NeedChip key={code} on={reasons.includes(code)} onToggle={() => setReasons(toggled(reasons, code))}>
            {capital(codeWords(requests, code))}
          </NeedChip>
        ))}
        {!all && (
          <Button look="quiet" className="find-more" onClick={() => setAll(true)}>
            {t('need.more')}
          </Button>
        )}
      </div>
      <Field label={requests('close.interim')}>
        {(ids) => (
          <select {...ids} value={interim} onChange={(event) => setInterim(event.target.value)}>
            <option value="">{t('need.notSaid')}</option>
            {interims.map((one) => (
              <option key={one} value={one}>
                {interimWords(requests, one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="request-acts">
        <Button
          look="primary"
          busy={busy}
          why={reasons.length === 0 ? requests('close.chooseOne') : undefined}
          onClick={close}
        >
          {requests('close.submit')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {requests('act.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}

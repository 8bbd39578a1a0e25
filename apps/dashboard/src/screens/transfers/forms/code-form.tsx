import { declineCodes, failCodes } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { Refused } from '../../../features/command/refused.tsx';
import { useWishes } from '../../../features/command/use-form-commands.ts';
import { useLiveOnly } from '../../../features/command/use-live-only.ts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';
import { declineWords, failWords } from '../say.ts';
import type { FormProps } from './form-props.ts';

/** Why the house declines, or why it does not happen: the reason is the button, so it is two taps. */
export function CodeForm({ what, transfer, again, onClose }: FormProps & { readonly what: 'decline' | 'fail' }) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useWishes(again);
  const box = useRef<HTMLFieldSetElement>(null);
  const why = useLiveOnly();
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const { transferId } = transfer;
  const close = () => {
    onClose();
    giveFocusBack(what);
  };
  const tell = async (sent: Promise<boolean>) => {
    if (await sent) onClose();
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
      <legend>{t(`form.${what}`)}</legend>
      <div className="sheet-acts">
        {what === 'decline'
          ? declineCodes.map((code) => (
              <Button key={code} busy={busy} why={why} onClick={() => void tell(send(transferId, 'decline', { code }))}>
                {declineWords(t, code)}
              </Button>
            ))
          : failCodes.map((code) => (
              <Button key={code} busy={busy} why={why} onClick={() => void tell(send(transferId, 'fail', { code }))}>
                {failWords(t, code)}
              </Button>
            ))}
        <Button look="quiet" onClick={close}>
          {t('act.back')}
        </Button>
      </div>
      {problem && <Refused problem={problem} />}
    </fieldset>
  );
}

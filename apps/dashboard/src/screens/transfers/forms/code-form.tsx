import { declineCodes, failCodes } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { giveFocusBack } from '../../../features/stay/inline-form.tsx';
import { useWords } from '../../../locales/use-words.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Refused } from '../../requests/refused.tsx';
import { useLiveOnly } from '../../requests/use-live-only.ts';
import { declineWords, failWords } from '../say.ts';
import type { FormProps } from './form-props.ts';

/** Why the house declines, or why it does not happen: the reason is the button, so it is two taps. */
export function CodeForm({ what, transfer, again, onClose }: FormProps & { readonly what: 'decline' | 'fail' }) {
  const t = useWords('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(again);
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

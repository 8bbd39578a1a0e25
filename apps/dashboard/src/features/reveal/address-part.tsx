import { type AddressRevealed, addressRevealed, askedPurpose } from '@safe-haven/contracts';
import { Eye } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Form } from '../../ui/form.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { ChangedLately } from './changed-lately.tsx';
import { useRevealed } from './use-revealed.ts';

const PURPOSES = askedPurpose.options;
type Purpose = (typeof PURPOSES)[number];
type State = 'closed' | 'asking' | 'gone';

/** Reveals the address for a minute after a purpose and, if needed, a second factor. */
export function AddressPart({ path }: { path: string }) {
  const t = useT('vault');
  const [state, setState] = useState<State>('closed');
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [changed, setChanged] = useState<AddressRevealed['changed']>(null);
  const { busy, problem, send, clear } = useCommand();
  const place = useRef<HTMLDivElement>(null);
  const revealed = useRevealed(() => setState('gone'));
  const reveal = async () => {
    const answer = await send(() => api.post(`${path}/reveal-address`, { purpose }, addressRevealed));
    // If the user left meanwhile, the address is not shown and has to be requested again.
    if (!answer || !place.current || document.hidden) return;
    setState('closed');
    setPurpose(null);
    setChanged(answer.value.changed);
    revealed.show(answer.value.address, answer.value.hideAfterSeconds);
  };
  const cancel = () => {
    clear();
    setPurpose(null);
    setState('closed');
  };
  return (
    <div ref={place} className="place-address">
      {revealed.address !== null ? (
        <RevealedAddress address={revealed.address} changed={changed} leftMs={revealed.leftMs} onHide={revealed.hide} />
      ) : state === 'asking' ? (
        <Form
          card
          autoFocus
          title={t('reveal.title')}
          submit={t('reveal.submit')}
          sending={t('sending')}
          busy={busy}
          faults={{ purpose: purpose === null && t('reveal.needed') }}
          problem={problem}
          cancel={{ label: t('cancel'), run: cancel }}
          onSubmit={() => void reveal()}
        >
          <p className="form-lead">{t('reveal.lead')}</p>
          <FormPart name="purpose">
            <ChoiceList
              legend={t('reveal.title')}
              quiet
              choices={PURPOSES.map((value) => ({ value, label: t(`reveal.purpose.${value}`) }))}
              value={purpose}
              onChoose={setPurpose}
            />
          </FormPart>
        </Form>
      ) : (
        <div className="place-actions">
          <Button icon={Eye} onClick={() => setState('asking')}>
            {t('show')}
          </Button>
          <span className="place-hint" role="status">
            {state === 'gone' ? t('reveal.gone') : ''}
          </span>
        </div>
      )}
    </div>
  );
}

interface RevealedAddressProps {
  readonly address: string;
  readonly changed: AddressRevealed['changed'];
  readonly leftMs: number;
  onHide(): void;
}

/** Not translatable, selectable or printed: those features of browsers send the text elsewhere. */
function RevealedAddress({ address, changed, leftMs, onHide }: RevealedAddressProps) {
  const t = useT('vault');
  const format = useFormat();
  const text = useRef<HTMLParagraphElement>(null);
  useFocusWhenDrawn(text);
  return (
    <section className="place-shown" aria-label={t('reveal.label')}>
      <p ref={text} tabIndex={-1} className="place-secret" translate="no">
        {address}
      </p>
      <ChangedLately changed={changed} />
      <p className="place-hint">
        {t('reveal.hides', { left: format.countdown(leftMs) })} {t('reveal.care')}
      </p>
      <Button onClick={onHide}>{t('reveal.hide')}</Button>
    </section>
  );
}

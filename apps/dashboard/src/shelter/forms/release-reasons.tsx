import { releaseReason } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { Button } from '../../look/parts/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { AttemptLine } from '../attempt-line.tsx';
import { useScreen } from '../screen.ts';
import { giveFocusBack } from './inline-form.tsx';

export const RELEASE_REASONS = releaseReason.options;

/** Why a hold is released: the reason is the button, so a release is two taps. It can be taken back for 30 s. */
export function ReleaseReasons({ holdId, beds }: { readonly holdId: string; readonly beds: readonly string[] }) {
  const { tongue, commands, setOpen, offline } = useScreen();
  const later = useWords('offline');
  const place = `${holdId}:release`;
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const asking = commands.asking(place);
  const release = async (reason: (typeof RELEASE_REASONS)[number]) => {
    if (await commands.send(place, 'release-hold', { holdId, reason }, beds)) setOpen(null);
  };
  return (
    <fieldset
      ref={box}
      className="house-form reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setOpen(null);
        giveFocusBack(place);
      }}
    >
      <legend>{tongue.t('hold.releaseWhy')}</legend>
      <div className="party-acts">
        {RELEASE_REASONS.map((reason) => (
          <Button key={reason} busy={asking} onClick={() => void release(reason)}>
            {tongue.t(`reason.release.${reason}`)}
          </Button>
        ))}
      </div>
      {offline && <p className="house-hint">{later('hintPlain')}</p>}
      <AttemptLine place={place} onAccepted={() => setOpen(null)} />
    </fieldset>
  );
}

import { useEffect, useRef } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { giveFocusBack } from '../../ui/give-focus-back.ts';
import { AttemptLine } from '../shelter/attempt-line.tsx';
import { useScreen } from '../shelter/shelter-context.ts';

export const RELEASE_REASONS = [
  'placed_elsewhere',
  'declined',
  'not_suitable',
  'no_show',
  'shelter_withdrew',
  'error',
] as const;

/** Why a hold is released: the reason is the button, so a release is two taps. It can be taken back for 30 s. */
export function ReleaseReasons({ holdId, beds }: { readonly holdId: string; readonly beds: readonly string[] }) {
  const { tongue, commands, setOpen, offline } = useScreen();
  const later = useT('offline');
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

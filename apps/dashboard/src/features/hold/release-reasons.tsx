import { useEffect, useRef } from 'react';
import { useWords } from '../../locales/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { giveFocusBack } from '../../ui/give-focus-back.ts';
import { AttemptLine } from '../shelter/attempt-line.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

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
  const { l10n, commands, setOpen, offline } = useShelter();
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
      <legend>{l10n.t('hold.releaseWhy')}</legend>
      <div className="party-acts">
        {RELEASE_REASONS.map((reason) => (
          <Button key={reason} busy={asking} onClick={() => void release(reason)}>
            {l10n.t(`reason.release.${reason}`)}
          </Button>
        ))}
      </div>
      {offline && <p className="house-hint">{later('hintPlain')}</p>}
      <AttemptLine place={place} onAccepted={() => setOpen(null)} />
    </fieldset>
  );
}

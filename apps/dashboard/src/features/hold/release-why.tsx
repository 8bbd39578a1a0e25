import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { useVoice } from '../search/find-text.ts';
import { RELEASE_REASONS, type ReleaseReason } from './use-held.ts';

interface ReleaseWhyProps {
  readonly busy: boolean;
  onChoose(reason: ReleaseReason): Promise<void>;
  onClose(): void;
}

/** Why a hold is released: the reason is the button, so a release is two presses. Esc leaves it as it is. */
export function ReleaseWhy({ busy, onChoose, onClose }: ReleaseWhyProps) {
  const { house } = useVoice();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset
      ref={box}
      className="find-part held-reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <legend>{house.t('hold.releaseWhy')}</legend>
      <div className="find-chips">
        {RELEASE_REASONS.map((reason) => (
          <Button key={reason} busy={busy} onClick={() => void onChoose(reason)}>
            {house.t(`reason.release.${reason}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

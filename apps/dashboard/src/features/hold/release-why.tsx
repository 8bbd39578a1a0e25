import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { useFindL10n } from '../search/find-l10n.ts';
import { RELEASE_REASONS, type ReleaseReason } from './use-held.ts';

interface ReleaseWhyProps {
  readonly busy: boolean;
  onChoose(reason: ReleaseReason): Promise<void>;
  onClose(): void;
}

/** Why a hold is released: the reason is the button, so a release is two presses. Esc leaves it as it is. */
export function ReleaseWhy({ busy, onChoose, onClose }: ReleaseWhyProps) {
  const { shelter } = useFindL10n();
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
      <legend>{shelter.t('hold.releaseWhy')}</legend>
      <div className="find-chips">
        {RELEASE_REASONS.map((reason) => (
          <Button key={reason} busy={busy} onClick={() => void onChoose(reason)}>
            {shelter.t(`reason.release.${reason}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

import type { NightHold } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { Refused } from '../../../features/command/refused.tsx';
import type { Commands } from '../../../features/command/use-commands.ts';
import { RELEASE_REASONS } from '../../../features/hold/release-reasons.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useTongue } from '../../../model/l10n/use-l10n.ts';
import { Button } from '../../../ui/button.tsx';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';

interface ReleaseWhyProps {
  readonly hold: NightHold;
  readonly commands: Commands;
  onClose(): void;
}

/** Why a hold is released: the reason is the button, so a release is two taps, and it may wait for the line. */
export function ReleaseWhy({ hold: { holdId }, commands, onClose }: ReleaseWhyProps) {
  const r = useT('requests');
  const { t: s } = useTongue();
  const place = `${holdId}:release`;
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const attempt = commands.attempts.find((one) => one.place === place);
  const close = () => {
    commands.dismiss(place);
    onClose();
    giveFocusBack(place);
  };
  const release = async (reason: (typeof RELEASE_REASONS)[number]) => {
    if (await commands.send(place, 'release-hold', { holdId, reason })) onClose();
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
      <legend>{s('hold.releaseWhy')}</legend>
      <div className="sheet-acts">
        {RELEASE_REASONS.map((reason) => (
          <Button key={reason} busy={commands.asking(place)} onClick={() => void release(reason)}>
            {s(`reason.release.${reason}`)}
          </Button>
        ))}
        <Button look="quiet" onClick={close}>
          {r('act.cancel')}
        </Button>
      </div>
      {attempt?.problem && <Refused problem={attempt.problem} />}
    </fieldset>
  );
}

import { useT } from '../../locales/use-t.ts';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';
import { restoreFocus } from '../../ui/restore-focus.ts';
import { DeclinedReasons } from '../party/declined-reasons.tsx';
import { AttemptResult } from '../shelter/attempt-result.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { placeOf, RELEASE_REASONS, useHoldCommands } from './use-hold-commands.ts';

interface ReleaseReasonsProps {
  readonly holdId: string;
  readonly beds?: readonly string[] | undefined;
  onReleased?: (() => void) | undefined;
  /** The place of the button that opened it, if it is not that of the hold's card. */
  readonly opener?: string;
}

/** Releases a hold with a reason. It can be undone for 30 s, and queued while offline. */
export function ReleaseReasons({ holdId, beds, onReleased, opener }: ReleaseReasonsProps) {
  const { l10n, commands, setOpen, offlineReason } = useShelter();
  const later = useT('offline');
  const hold = useHoldCommands(holdId, beds);
  const place = placeOf(holdId, 'release');
  const released = () => {
    setOpen(null);
    onReleased?.();
  };
  const busy = commands.asking(place);
  return (
    <ReasonButtons
      legend={l10n.t('hold.releaseWhy')}
      reasons={RELEASE_REASONS}
      label={(reason) => l10n.t(`reason.release.${reason}`)}
      busy={busy}
      cancelLabel={l10n.t('form.cancel')}
      onChoose={async (reason) => {
        if (await hold.release(reason)) released();
      }}
      more={
        <DeclinedReasons
          busy={busy}
          onChoose={async (because) => {
            if (await hold.release('declined', because)) released();
          }}
        />
      }
      onCancel={() => {
        commands.dismiss(place);
        setOpen(null);
        restoreFocus(opener ?? place);
      }}
    >
      {offlineReason !== undefined && <p className="hold-hint">{later('hintPlain')}</p>}
      <AttemptResult place={place} onAccepted={released} />
    </ReasonButtons>
  );
}

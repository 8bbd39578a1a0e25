import type { ExactDetail } from '@safe-haven/contracts';
import { Check, Undo2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { AttemptResult } from '../../features/shelter/attempt-result.tsx';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { isKey } from '../../locales/is-key.ts';
import type { Translate } from '../../model/l10n/l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

const SHOWN_MS = 8_000;
const UNDO_SECONDS = 30;

/** The last accepted command, with an undo button for 30 s. Announced once, without the countdown. */
export function UndoBar({ undo }: { readonly undo: ExactDetail['undo'] }) {
  const { l10n, commands } = useShelter();
  const { accepted } = commands;
  const { offlineReason: disabledReason } = useShelter();
  const now = useNow(1_000);
  const bar = useRef<HTMLDivElement>(null);
  const seconds = undo === null ? 0 : Math.ceil((Date.parse(undo.until) - now) / 1_000);
  const undoable = seconds > 0;
  const message = accepted
    ? doneText(l10n.t, accepted.type)
    : undoable
      ? doneText(l10n.t, undo?.type ?? 'generic')
      : '';
  const fresh = accepted !== null && Date.now() - accepted.at < SHOWN_MS;

  // The focused element may be gone: the bar gets the focus.
  useLayoutEffect(() => {
    if (accepted !== null && document.activeElement === document.body) bar.current?.focus();
  }, [accepted]);

  return (
    <>
      <p className="aloud" role="status">
        {accepted ? message : ''}
      </p>
      <AttemptResult place="undo" />
      {(undoable || fresh) && (
        <div ref={bar} className="shelter-done" tabIndex={-1}>
          <Icon icon={Check} size={18} />
          <p aria-hidden={accepted !== null}>{message}</p>
          {undoable && undo && (
            <>
              <span className="shelter-done-left" aria-hidden>
                {l10n.t('done.left', { count: Math.min(UNDO_SECONDS, seconds) })}
              </span>
              <Button
                icon={Undo2}
                disabledReason={disabledReason}
                onClick={() => void commands.send('undo', 'undo', { eventId: undo.eventId })}
              >
                {l10n.t('done.undo')}
              </Button>
            </>
          )}
        </div>
      )}
    </>
  );
}

function doneText(t: Translate, type: string): string {
  const key = `done.${type}`;
  return t(isKey('shelter', key) ? key : 'done.generic');
}

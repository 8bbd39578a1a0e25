import type { NightHold } from '@safe-haven/contracts';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refused } from '../../../features/command/refused.tsx';
import { useCommands } from '../../../features/command/use-commands.ts';
import { useLiveOnly } from '../../../features/command/use-live-only.ts';
import { offersExtension, WaySaid } from '../../../features/hold/on-the-way/on-the-way-line.tsx';
import { SetOut } from '../../../features/hold/on-the-way/set-out.tsx';
import { useWaiting } from '../../../features/offline/use-waiting.ts';
import { WaitingLine } from '../../../features/offline/waiting-line.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useTongue } from '../../../model/l10n/use-l10n.ts';
import { useNow } from '../../../model/time/now.ts';
import { clock } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';
import { OnTheWay } from './on-the-way.tsx';
import { ReleaseWhy } from './release-why.tsx';

interface HoldActsProps {
  readonly hold: NightHold;
  again(): void;
}

/**
 * Arrived · extend · release in a house of one's own; on the way · extend · release elsewhere. Once they are on the way it
 * says when they are expected. Admitting and releasing may wait for the line, the rest is live only.
 */
export function HoldActs({ hold, again }: HoldActsProps) {
  const t = useT('tonight');
  const { t: s } = useTongue();
  const tongue = useTongue();
  const [open, setOpen] = useState<'release' | 'way' | 'transfer' | null>(null);
  const commands = useCommands(hold.shelterId, async () => again());
  const why = useLiveOnly();
  const now = useNow(10_000);
  const { holdId, atHome, mine, extendsTo, requestId, shelterId } = hold;
  const isOnWay = hold.overdueFrom !== null;
  // Whoever only keeps the house sees nothing of the request of others.
  const opensRequest = requestId !== null && (mine || !atHome);
  const waits = useWaiting().filter((w) => w.shelterId === shelterId && w.place.startsWith(`${holdId}:`));
  // What waits is decided: nothing else can be wished of this hold until it is sent, withdrawn or given back.
  if (waits.length > 0) return waits.map((wish) => <WaitingLine key={wish.key} wish={wish} />);
  const place = `${holdId}:now`;
  const attempt = commands.attempts.find((one) => one.place === place);
  const asking = commands.asking(place);
  const extend = () => void commands.send(place, 'extend-hold', { holdId });
  const close = () => {
    setOpen(null);
    giveFocusBack(`${holdId}:way`);
  };
  const opens = (what: 'release' | 'way') => ({
    'data-opens': `${holdId}:${what}`,
    'aria-expanded': open === what,
    onClick: () => setOpen(open === what ? null : what),
  });
  return (
    <>
      <WaySaid way={hold} tongue={tongue} now={now} onExtend={extend} busy={asking} why={why} />
      <div className="night-acts">
        {atHome && (
          <Button look="primary" busy={asking} onClick={() => void commands.send(place, 'admit-party', { holdId })}>
            {t('holds.arrived')}
          </Button>
        )}
        <Button look={atHome || isOnWay ? 'secondary' : 'primary'} why={why} {...opens('way')}>
          {isOnWay ? s('setOut.change') : t('holds.onTheWay')}
        </Button>
        {extendsTo !== null && !offersExtension(hold) && (
          <Button busy={asking} why={why} onClick={extend}>
            {s('hold.extend', { at: clock(tongue, extendsTo) })}
          </Button>
        )}
        <Button {...opens('release')}>{t('holds.release')}</Button>
      </div>
      {extendsTo === null && <p className="sheet-hint">{s('hold.noneLeft')}</p>}
      {opensRequest && (
        <Link href={`/requests/${encodeURIComponent(requestId)}`} className="ask-back">
          {t('holds.request')}
        </Link>
      )}
      {attempt?.problem && <Refused problem={attempt.problem} />}
      {open === 'release' && <ReleaseWhy hold={hold} commands={commands} onClose={() => setOpen(null)} />}
      {open === 'way' && (
        <SetOut
          tongue={tongue}
          busy={asking}
          why={why}
          onChoose={async (arrival) => {
            if (await commands.send(place, 'expect-party', { holdId, arrival })) close();
          }}
          onClose={close}
        >
          {!atHome && (
            <div className="set-out-else">
              <Button look="quiet" onClick={() => setOpen('transfer')}>
                {s('setOut.asTransfer')}
              </Button>
            </div>
          )}
        </SetOut>
      )}
      {open === 'transfer' && <OnTheWay hold={hold} onClose={() => setOpen(null)} />}
    </>
  );
}

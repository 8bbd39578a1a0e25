import type { Bed, Hold } from '@safe-haven/contracts';
import { BedTile } from '../../../features/bed/bed-tile.tsx';
import { Countdown } from '../../../features/hold/countdown.tsx';
import { WaySaid } from '../../../features/hold/on-the-way/on-the-way-line.tsx';
import { SetOut } from '../../../features/hold/on-the-way/set-out.tsx';
import { ReleaseReasons } from '../../../features/hold/release-reasons.tsx';
import { AttemptLine } from '../../../features/shelter/attempt-line.tsx';
import { Opener } from '../../../features/shelter/opener.tsx';
import { useLiveOnly, useScreen } from '../../../features/shelter/shelter-context.ts';
import { useWaitingAbout, WaitingHere } from '../../../features/shelter/waiting-here.tsx';
import { AdmitForm } from '../../../features/stay/admit-form.tsx';
import { partyWords } from '../../../model/party/party.ts';
import { whoWords } from '../../../model/role/who.ts';
import { useNow } from '../../../model/time/now.ts';
import { ago, clock, moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { giveFocusBack } from '../../../ui/give-focus-back.ts';

interface HoldCardProps {
  readonly hold: Hold;
  readonly beds: readonly Bed[];
  readonly room: string;
}

/** The beds of one hold together, whose it is, how long it lasts, and what can be done with it, once. */
export function HoldCard({ hold, beds, room }: HoldCardProps) {
  const { tongue, organisation, open } = useScreen();
  const now = useNow(30_000);
  const by = { who: whoWords(tongue.t, hold.placedBy, organisation), ago: ago(tongue, hold.heldAt, now) };
  return (
    <section className="party held" aria-label={`${tongue.t('hold.title')}, ${room}`} data-hold={hold.holdId}>
      <div className="beds">
        {beds.map((bed) => (
          <BedTile key={bed.bedId} bed={bed} />
        ))}
      </div>
      <div className="party-side">
        <Countdown expiresAt={hold.expiresAt} />
        <p className="party-who">{partyWords(tongue, hold.party)}</p>
        <p className="party-more">
          {tongue.t('hold.by', by)}
          {hold.arrival && hold.overdueFrom === null && (
            <>, {tongue.t('hold.arrives', { at: moment(tongue, hold.arrival.to, now) })}</>
          )}
        </p>
        <WaySaid way={hold} tongue={tongue} now={now} />
        <HoldActions hold={hold} />
      </div>
      {open === `${hold.holdId}:way` && <SetOutHere hold={hold} />}
      {open === `${hold.holdId}:admit` && <AdmitForm place={`${hold.holdId}:admit`} hold={hold} />}
      {open === `${hold.holdId}:release` && <ReleaseReasons holdId={hold.holdId} beds={hold.beds} />}
    </section>
  );
}

/** When they arrive, as it was told to whoever sits in front of this screen. */
export function SetOutHere({ hold: { holdId } }: { readonly hold: Pick<Hold, 'holdId'> }) {
  const { tongue, commands, setOpen } = useScreen();
  const why = useLiveOnly();
  const place = `${holdId}:now`;
  const close = () => {
    setOpen(null);
    giveFocusBack(`${holdId}:way`);
  };
  return (
    <SetOut
      tongue={tongue}
      busy={commands.asking(place)}
      why={why}
      onChoose={async (arrival) => {
        if (await commands.send(place, 'expect-party', { holdId, arrival })) close();
      }}
      onClose={close}
    />
  );
}

type Actionable = Pick<Hold, 'holdId' | 'extendsTo' | 'overdueFrom'> & { readonly beds?: readonly string[] };

/** Admit · extend · release, as far as the caller may. Also for one's own hold in a house whose beds one does not see. */
export function HoldActions({ hold }: { readonly hold: Actionable }) {
  const { tongue, may, commands } = useScreen();
  const { holdId, extendsTo, overdueFrom, beds = [] } = hold;
  const asking = commands.attempts.some((a) => a.state === 'asking' && a.place.startsWith(`${holdId}:`));
  const why = useLiveOnly();
  // What waits is decided: nothing else can be wished of this hold until it is sent, withdrawn or given back.
  if (useWaitingAbout(holdId).length > 0) return <WaitingHere about={holdId} />;
  return (
    <>
      <div className="party-acts">
        {may('admit-party') && (
          <Button
            look="primary"
            busy={asking}
            onClick={() => void commands.send(`${holdId}:now`, 'admit-party', { holdId }, beds)}
          >
            {tongue.t('hold.admit')}
          </Button>
        )}
        {may('extend-hold') && extendsTo !== null && (
          <Button
            busy={asking}
            why={why}
            onClick={() => void commands.send(`${holdId}:now`, 'extend-hold', { holdId })}
          >
            {tongue.t('hold.extend', { at: clock(tongue, extendsTo) })}
          </Button>
        )}
        {may('expect-party') && (
          <Opener place={`${holdId}:way`} look="quiet">
            {tongue.t(overdueFrom === null ? 'setOut.say' : 'setOut.change')}
          </Opener>
        )}
        {may('release-hold') && (
          <Opener place={`${holdId}:release`} look="quiet">
            {tongue.t('hold.release')}
          </Opener>
        )}
        {may('admit-party') && (
          <Opener place={`${holdId}:admit`} look="quiet">
            {tongue.t('hold.admitOther')}
          </Opener>
        )}
      </div>
      {may('extend-hold') && extendsTo === null && <p className="house-hint">{tongue.t('hold.noneLeft')}</p>}
      <AttemptLine place={`${holdId}:now`} />
    </>
  );
}

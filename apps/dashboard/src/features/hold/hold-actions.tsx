import type { ReactNode } from 'react';
import { clock } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { AttemptLine } from '../shelter/attempt-line.tsx';
import { Opener } from '../shelter/opener.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import { useWaitingAbout, WaitingHere } from '../shelter/waiting-here.tsx';
import type { HoldLayout } from './hold-card.tsx';
import type { OnTheWay } from './on-the-way/on-the-way.ts';
import { placeOf, useHoldCommands } from './use-hold-commands.ts';

/** What is so of a hold, as far as the screen knows it. */
export interface ShownHold extends OnTheWay {
  readonly holdId: string;
  /** Its beds, where the caller may know them. */
  readonly beds?: readonly string[];
}

export type HoldAction = 'admit' | 'extend' | 'on-the-way' | 'release';

export interface HoldActionsProps {
  readonly hold: ShownHold;
  readonly layout: HoldLayout;
  /** What the caller may do, in the order of the buttons. */
  readonly actions: readonly HoldAction[];
  /** What "admit" says; left out: that. */
  readonly admitLabel?: string;
  /** Stands first, in place of admitting: there is another way to it. */
  readonly lead?: ReactNode;
  /** The extension stands beside the way of the party already, and is not offered twice. */
  readonly extensionIsBeside: boolean;
  /** Others came, or earlier: there is a form for that. */
  readonly admitsOthers: boolean;
}

/** Admit · extend · on the way · release, as far as the caller may. Admitting and releasing may wait for the connection. */
export function HoldActions(props: HoldActionsProps) {
  const { hold, layout, actions, lead, admitsOthers } = props;
  const { l10n } = useShelter();
  const { holdId, extendsTo } = hold;
  // What waits is decided: nothing else can be done with this hold until it is sent, withdrawn or given back.
  if (useWaitingAbout(holdId).length > 0) return <WaitingHere about={holdId} />;
  return (
    <>
      <div className={layout === 'beds' ? 'hold-acts party-acts' : 'hold-acts'}>
        {lead}
        {actions.map((action) => (
          <ActionButton key={action} action={action} {...props} />
        ))}
        {admitsOthers && (
          <Opener place={placeOf(holdId, 'admit')} look="quiet">
            {l10n.t('hold.admitOther')}
          </Opener>
        )}
      </div>
      {actions.includes('extend') && extendsTo === null && <p className="hold-hint">{l10n.t('hold.noneLeft')}</p>}
      <AttemptLine place={placeOf(holdId, 'now')} />
    </>
  );
}

function ActionButton({ action, ...props }: HoldActionsProps & { readonly action: HoldAction }) {
  const { hold, layout, actions, lead, admitLabel, extensionIsBeside } = props;
  const { l10n, liveOnly } = useShelter();
  const { holdId, beds, extendsTo, overdueFrom } = hold;
  const commands = useHoldCommands(holdId, beds);
  switch (action) {
    case 'admit':
      return (
        <Button look="primary" busy={commands.busy} onClick={() => void commands.admit()}>
          {admitLabel ?? l10n.t('hold.admit')}
        </Button>
      );
    case 'extend':
      if (extendsTo === null || extensionIsBeside) return null;
      return (
        <Button busy={commands.busy} why={liveOnly} onClick={() => void commands.extend()}>
          {l10n.t('hold.extend', { at: clock(l10n, extendsTo) })}
        </Button>
      );
    case 'on-the-way': {
      const isNext = !actions.includes('admit') && !lead && overdueFrom === null;
      return (
        <Opener
          place={placeOf(holdId, 'on-the-way')}
          look={layout === 'beds' ? 'quiet' : isNext ? 'primary' : 'secondary'}
          why={liveOnly}
        >
          {l10n.t(overdueFrom === null ? 'setOut.say' : 'setOut.change')}
        </Opener>
      );
    }
    case 'release':
      return (
        <Opener place={placeOf(holdId, 'release')} look={layout === 'list' ? 'secondary' : 'quiet'}>
          {l10n.t('hold.release')}
        </Opener>
      );
    default:
      return action satisfies never;
  }
}

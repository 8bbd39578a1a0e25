import '../shelter/party-card.css';
import type { ReactNode } from 'react';
import { useNow } from '../../model/time/now.ts';
import { clock } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { AttemptResult } from '../shelter/attempt-result.tsx';
import { FormToggle } from '../shelter/form-toggle.tsx';
import { QueuedCommands, useQueuedFor } from '../shelter/queued-commands.tsx';
import { useShelter } from '../shelter/shelter-context.ts';
import type { HoldLayout } from './hold-card.tsx';
import { isOverdue, type OnTheWay } from './on-the-way/on-the-way.ts';
import { placeOf, useHoldCommands } from './use-hold-commands.ts';

/** The state of a hold as known to the screen. */
export interface ShownHold extends OnTheWay {
  readonly holdId: string;
  /** Ids of its beds, if visible to the caller. */
  readonly beds?: readonly string[];
}

export type HoldAction = 'admit' | 'extend' | 'on-the-way' | 'release';

export interface HoldActionsProps {
  readonly hold: ShownHold;
  readonly layout: HoldLayout;
  /** The allowed actions, in the order of the buttons. */
  readonly actions: readonly HoldAction[];
  /** Label of "admit"; the default if missing. */
  readonly admitLabel?: string;
  /** Replaces "admit" as the first action. */
  readonly lead?: ReactNode;
  /** The extension is already offered next to the arrival. */
  readonly isExtensionOffered: boolean;
  /** There is a form for admitting a different party or an earlier time. */
  readonly admitsOthers: boolean;
  /** Emphasis among several holds. Missing: the screen shows only this hold. */
  readonly emphasis?: HoldEmphasis;
}

/** `first`: its first action is the primary button of the screen; `urgent`: outlined buttons; `calm`: text buttons. */
export type HoldEmphasis = 'first' | 'urgent' | 'calm';
type Variant = 'primary' | 'secondary' | 'quiet';
const VARIANTS: Readonly<Record<HoldEmphasis, Variant>> = { first: 'primary', urgent: 'secondary', calm: 'quiet' };

/** The button variant of an action by the urgency of its hold; `plain` if the screen shows only this hold. */
function variantOf(action: HoldAction, { emphasis, actions }: HoldActionsProps, plain: Variant): Variant {
  if (emphasis === undefined) return plain;
  if (action === 'release') return 'quiet';
  return emphasis === 'first' && action !== actions[0] ? 'secondary' : VARIANTS[emphasis];
}

/** The allowed actions on a hold: admit, extend, on the way, release. Admitting and releasing can be queued. */
export function HoldActions(props: HoldActionsProps) {
  const { hold, layout, actions, lead, admitsOthers } = props;
  const { l10n } = useShelter();
  const { holdId, extendsTo } = hold;
  // A queued command blocks other actions on the hold until it is sent, withdrawn or returned.
  if (useQueuedFor(holdId).length > 0) return <QueuedCommands about={holdId} />;
  return (
    <>
      <div className={layout === 'beds' ? 'hold-actions one-reason party-actions' : 'hold-actions one-reason'}>
        {lead}
        {actions.map((action) => (
          <ActionButton key={action} action={action} {...props} />
        ))}
        {admitsOthers && (
          <FormToggle place={placeOf(holdId, 'admit')} variant="quiet">
            {l10n.t('hold.admitOther')}
          </FormToggle>
        )}
      </div>
      {actions.includes('extend') && extendsTo === null && <p className="hold-hint">{l10n.t('hold.noneLeft')}</p>}
      <AttemptResult place={placeOf(holdId, 'now')} />
    </>
  );
}

function ActionButton({ action, ...props }: HoldActionsProps & { readonly action: HoldAction }) {
  const { hold, layout, actions, lead, admitLabel, isExtensionOffered } = props;
  const { l10n, offlineReason } = useShelter();
  const variant = (plain: Variant) => variantOf(action, props, plain);
  const { holdId, beds, extendsTo, overdueFrom } = hold;
  const commands = useHoldCommands(holdId, beds);
  const isLate = isOverdue(hold, useNow(10_000));
  switch (action) {
    case 'admit':
      return (
        <Button variant={variant('primary')} busy={commands.busy} onClick={() => void commands.admit()}>
          {admitLabel ?? l10n.t('hold.admit')}
        </Button>
      );
    case 'extend':
      if (extendsTo === null || isExtensionOffered) return null;
      return (
        <Button
          variant={variant('secondary')}
          busy={commands.busy}
          disabledReason={offlineReason}
          onClick={() => void commands.extend()}
        >
          {l10n.t('hold.extend', { at: clock(l10n, extendsTo) })}
        </Button>
      );
    case 'on-the-way': {
      const isNext = !actions.includes('admit') && !lead && overdueFrom === null;
      return (
        <FormToggle
          place={placeOf(holdId, 'on-the-way')}
          variant={variant(layout === 'beds' ? 'quiet' : isNext ? 'primary' : 'secondary')}
          disabledReason={offlineReason}
        >
          {l10n.t(isLate ? 'setOut.still' : overdueFrom === null ? 'setOut.say' : 'setOut.change')}
        </FormToggle>
      );
    }
    case 'release':
      return (
        <FormToggle place={placeOf(holdId, 'release')} variant={variant('quiet')}>
          {l10n.t('hold.release')}
        </FormToggle>
      );
    default:
      return action satisfies never;
  }
}

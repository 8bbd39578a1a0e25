import '../shelter/party-card.css';
import './hold-card.css';
import type { ReactNode, Ref } from 'react';
import { useNow } from '../../model/time/now.ts';
import { useShelter } from '../shelter/shelter-context.ts';
import { HoldActions, type HoldActionsProps } from './hold-actions.tsx';
import { HoldTime } from './hold-time.tsx';
import { endsBeforeArrival } from './on-the-way/on-the-way.ts';
import { OnTheWayForm } from './on-the-way/on-the-way-form.tsx';
import { OnTheWayStatus } from './on-the-way/on-the-way-status.tsx';
import { ReleaseReasons } from './release-reasons.tsx';
import { placeOf, useHoldCommands } from './use-hold-commands.ts';

/**
 * `page`: the screen shows only this hold; `list`: one of several by deadline; `beds`: next to its beds in a shelter.
 */
export type HoldLayout = 'page' | 'list' | 'beds';

interface HoldCardProps extends Omit<HoldActionsProps, 'isExtensionOffered' | 'admitsOthers'> {
  /** Accessible name of the card, if its text does not say it. */
  readonly label?: string;
  /** Expires within 15 minutes. */
  readonly isClose?: boolean;
  /** Replaces the remaining time. */
  readonly time?: ReactNode;
  /** Tiles of its beds. */
  readonly beds?: ReactNode;
  /** Shelter, party and holder. */
  readonly children: ReactNode;
  /** The form for admitting a different party or at another time. */
  readonly admitForm?: ReactNode;
  /** Alternatives to a time of arrival. */
  readonly insteadOfArrival?: ReactNode;
  /** Links below the actions. */
  readonly links?: ReactNode;
  /** Content at the end of the card. */
  readonly after?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
  onReleased?(): void;
}

/** One hold: its remaining time, party, arrival and actions. */
export function HoldCard({ label, isClose, time, beds, children, links, after, ref, ...props }: HoldCardProps) {
  const { hold, layout, actions } = props;
  const commands = useHoldCommands(hold.holdId, hold.beds);
  const now = useNow(10_000);
  const isExtensionOffered = actions.includes('extend') && hold.extendsTo !== null && endsBeforeArrival(hold);
  const side = (
    <>
      {time ?? (hold.expiresAt !== '' && <HoldTime expiresAt={hold.expiresAt} icon={layout !== 'beds'} />)}
      {children}
      <OnTheWayStatus
        hold={hold}
        now={now}
        busy={commands.busy}
        isOneOfMany={layout === 'list'}
        {...(isExtensionOffered ? { onExtend: () => void commands.extend() } : {})}
      />
      <HoldActions {...props} isExtensionOffered={isExtensionOffered} admitsOthers={props.admitForm !== undefined} />
      {links}
    </>
  );
  return (
    <article
      ref={ref}
      className={layout === 'beds' ? 'hold party held' : 'hold'}
      data-layout={layout}
      data-hold={hold.holdId}
      data-large="true"
      data-close={isClose}
      aria-label={label}
      tabIndex={ref ? -1 : undefined}
    >
      {beds && <div className="beds">{beds}</div>}
      {layout === 'beds' ? <div className="party-side">{side}</div> : side}
      <OpenForm {...props} />
      {after}
    </article>
  );
}

type OpenFormProps = Pick<HoldCardProps, 'hold' | 'admitForm' | 'insteadOfArrival' | 'onReleased'>;

/** The form of this hold that is open; one at a time. */
function OpenForm({ hold: { holdId, beds }, admitForm, insteadOfArrival, onReleased }: OpenFormProps) {
  const { open } = useShelter();
  if (open === placeOf(holdId, 'on-the-way')) return <OnTheWayForm holdId={holdId}>{insteadOfArrival}</OnTheWayForm>;
  if (open === placeOf(holdId, 'admit')) return admitForm;
  if (open === placeOf(holdId, 'release'))
    return <ReleaseReasons holdId={holdId} beds={beds} onReleased={onReleased} />;
  return null;
}

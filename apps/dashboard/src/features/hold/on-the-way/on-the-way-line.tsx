import './on-the-way.css';
import { Car, TriangleAlert } from 'lucide-react';
import type { Tongue } from '../../../model/l10n/l10n.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

/** What is known of the way of a hold's party. */
export interface OnWay {
  readonly expiresAt: string;
  readonly extendsTo: string | null;
  readonly arrival: { readonly from: string; readonly to: string } | null;
  /** From when they are overdue; null: nobody has said that they have set out. */
  readonly overdueFrom: string | null;
}

/** Whether the party of a hold should be there and is not. `now` in ms. */
export const isOverdue = ({ overdueFrom }: Pick<OnWay, 'overdueFrom'>, now: number): boolean =>
  overdueFrom !== null && Date.parse(overdueFrom) < now;

/** Whether the hold of a party on its way ends before they may have arrived. */
const endsBefore = ({ expiresAt, arrival, overdueFrom }: OnWay): boolean =>
  overdueFrom !== null && arrival !== null && Date.parse(expiresAt) < Date.parse(arrival.to);

/** Whether the extension is offered beside the way: there it stands, and nowhere else on the card. */
export const offersExtension = (way: OnWay): boolean => way.extendsTo !== null && endsBefore(way);

interface WaySaidProps {
  readonly way: OnWay;
  readonly tongue: Tongue;
  /** In ms. */
  readonly now: number;
  /** Extends the hold; left out where that can't be done from here. */
  onExtend?(): void;
  readonly busy?: boolean;
  readonly why?: string | undefined;
}

/**
 * A party on its way: between when and when it is expected, or that it should be there. Where the hold ends before they
 * may have arrived it says so, and offers the extension in the same place.
 */
export function WaySaid({ way, tongue, now, onExtend, busy = false, why }: WaySaidProps) {
  const { expiresAt, extendsTo, arrival, overdueFrom } = way;
  if (overdueFrom === null || arrival === null) return null;
  const late = isOverdue(way, now);
  const times = { from: moment(tongue, arrival.from, now), to: moment(tongue, arrival.to, now) };
  return (
    <div className="way-said" data-way={late ? 'overdue' : 'expected'}>
      <p>
        <Icon of={late ? TriangleAlert : Car} size={18} />
        <span>{tongue.t(late ? 'setOut.late' : 'setOut.said', times)}</span>
      </p>
      {endsBefore(way) && (
        <p className="way-ends">
          {tongue.t('setOut.endsBefore', { at: moment(tongue, expiresAt, now) })}{' '}
          {extendsTo === null && tongue.t('setOut.final')}
        </p>
      )}
      {offersExtension(way) && extendsTo !== null && onExtend && (
        <Button look="primary" busy={busy} why={why} onClick={onExtend}>
          {tongue.t('hold.extend', { at: clock(tongue, extendsTo) })}
        </Button>
      )}
    </div>
  );
}

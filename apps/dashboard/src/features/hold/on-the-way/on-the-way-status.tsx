import { Call } from '../../call/call.tsx';
import './on-the-way.css';
import { Car, TriangleAlert } from 'lucide-react';
import { clock, moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useShelter } from '../../shelter/shelter-context.ts';
import { endsBeforeArrival, isOverdue, type OnTheWay } from './on-the-way.ts';

interface OnTheWayStatusProps {
  readonly hold: OnTheWay;
  /** In ms. */
  readonly now: number;
  /** Extends the hold; missing if that is not possible here. */
  onExtend?(): void;
  readonly busy: boolean;
  /** Other holds on the screen have the primary button. */
  readonly isOneOfMany?: boolean;
}

/**
 * The arrival window of a departed party, or that it is overdue. If the hold ends before the window does, it says so
 * and offers the extension.
 */
export function OnTheWayStatus({ hold, now, onExtend, busy, isOneOfMany = false }: OnTheWayStatusProps) {
  const { l10n, offlineReason, shelterId } = useShelter();
  const { expiresAt, extendsTo, arrival, overdueFrom } = hold;
  if (overdueFrom === null || arrival === null) return null;
  const isPartyOverdue = isOverdue(hold, now);
  const times = { from: moment(l10n, arrival.from, now), to: moment(l10n, arrival.to, now) };
  return (
    <div className="on-the-way" data-arrival={isPartyOverdue ? 'overdue' : 'expected'}>
      <p>
        <Icon icon={isPartyOverdue ? TriangleAlert : Car} size={18} />
        <span>{l10n.t(isPartyOverdue ? 'setOut.late' : 'setOut.said', times)}</span>
      </p>
      {endsBeforeArrival(hold) && (
        <p className="on-the-way-ends">
          {l10n.t('setOut.endsBefore', { at: moment(l10n, expiresAt, now) })}{' '}
          {extendsTo === null && l10n.t('setOut.final')}
        </p>
      )}
      {(isPartyOverdue || (endsBeforeArrival(hold) && extendsTo === null)) && <Call shelterId={shelterId} />}
      {onExtend && extendsTo !== null && (
        <Button
          variant={isOneOfMany ? 'secondary' : 'primary'}
          busy={busy}
          disabledReason={offlineReason}
          onClick={onExtend}
        >
          {l10n.t('hold.extend', { at: clock(l10n, extendsTo) })}
        </Button>
      )}
    </div>
  );
}

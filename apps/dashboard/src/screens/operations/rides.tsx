import type { OperationRide } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { peopleIn } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { serverNow } from '../../net/server-time.ts';
import { Button } from '../../ui/button.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { useOperationPage } from './operation-context.ts';
import { withoutRide } from './ride.ts';
import { placeOfRide, RideForm } from './ride-form.tsx';
import { RidePoint } from './ride-point.tsx';
import type { HouseRows } from './rows.ts';

/** How long a meeting point stays on a screen that others in the room may read, ms. */
const SHOWN_MS = 60_000;

/** Who travels together to which house. One meeting point is shown at a time, for a minute. */
export function Rides() {
  const t = useT('operations');
  const { view, rows } = useOperationPage();
  const [shown, setShown] = useState<{ readonly ride: number; readonly until: number } | null>(null);
  const now = useNow(1_000);
  const left = withoutRide(rows, view.rides);
  if (view.rides.length + left.length === 0) return null;
  return (
    <div className="op-rides">
      <h3>{t('rides.title')}</h3>
      {view.rides.map((ride) => (
        <RideCard
          key={ride.ride}
          ride={ride}
          leftMs={shown?.ride === ride.ride && now < shown.until ? shown.until - now : null}
          onShow={(isShown) => setShown(isShown ? { ride: ride.ride, until: serverNow() + SHOWN_MS } : null)}
        />
      ))}
      {left.map((house) => (
        <NoRideYet key={house.shelterId} house={house} />
      ))}
      <p className="op-detail">{t('rides.driver')}</p>
    </div>
  );
}

/** Those of one house who travel in no ride. */
function NoRideYet({ house: { shelterId, rows } }: { readonly house: Pick<HouseRows, 'shelterId' | 'rows'> }) {
  const t = useT('operations');
  const format = useFormat();
  const nameOf = useShelterName();
  const disabledReason = useOfflineReason();
  const { view } = useOperationPage();
  const [isOpen, setIsOpen] = useState(false);
  const numbers = rows.map(({ line }) => line.line);
  if (isOpen)
    return <RideForm shelterId={shelterId} before={null} numbers={numbers} onClose={() => setIsOpen(false)} />;
  return (
    <section className="op-ride">
      <p>{t('rides.without', { numbers: format.list(numbers.map(String)), shelter: nameOf(shelterId) })}</p>
      {view.may.includes('add-ride') && (
        <div className="op-actions">
          <Button data-opens={`rides ${shelterId}`} disabledReason={disabledReason} onClick={() => setIsOpen(true)}>
            {t('rides.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface RideCardProps {
  readonly ride: OperationRide;
  /** How long the meeting point is still shown; null: it is hidden. */
  readonly leftMs: number | null;
  onShow(isShown: boolean): void;
}

function RideCard({ ride, leftMs, onShow }: RideCardProps) {
  const t = useT('operations');
  const format = useFormat();
  const nameOf = useShelterName();
  const { view, rows, commands } = useOperationPage();
  const [isChanging, setIsChanging] = useState(false);
  const { ride: number, shelterId, lines, leavesAt, shownAt } = ride;
  const problem = commands.problemAt(placeOfRide(number));
  const people = view.lines
    .filter(({ line }) => lines.includes(line))
    .reduce((sum, { party }) => sum + peopleIn(party), 0);
  const numbers = format.list(lines.map(String));
  if (isChanging) {
    const others = withoutRide(rows, view.rides).filter((house) => house.shelterId === shelterId);
    const away = new Set(ride.waits.away);
    const open = [
      ...lines.filter((line) => !away.has(line)),
      ...others.flatMap((one) => one.rows.map((r) => r.line.line)),
    ];
    const close = () => setIsChanging(false);
    return <RideForm shelterId={shelterId} before={ride} numbers={open.toSorted((a, b) => a - b)} onClose={close} />;
  }
  return (
    <section className="op-ride" data-ride={number}>
      <p>
        <b>{t('rides.ride', { number })}</b> {t('rides.leaves', { at: format.clock(leavesAt) })}
      </p>
      <p>{t('rides.to', { numbers, shelter: nameOf(shelterId) })}</p>
      <p className="op-detail">{t('people', { count: people })}</p>
      <Waits waits={ride.waits} />
      {leftMs !== null && <RidePoint ride={ride} numbers={numbers} people={people} leftMs={leftMs} />}
      {leftMs === null && shownAt !== null && (
        <p className="op-detail">{t('rides.looked', { at: format.clock(shownAt) })}</p>
      )}
      <RideActions ride={ride} isShown={leftMs !== null} onShow={onShow} onChange={() => setIsChanging(true)} />
      {problem && <Refused problem={problem} />}
    </section>
  );
}

/** Why a ride waits, by number. */
function Waits({ waits }: Pick<OperationRide, 'waits'>) {
  const t = useT('operations');
  const format = useFormat();
  return (['crossing', 'apart', 'away'] as const)
    .filter((why) => waits[why].length > 0)
    .map((why) => (
      <p key={why} className="op-reason" data-tone="condition">
        {t(`rides.waits.${why}`, { numbers: format.list(waits[why].map(String)) })}
      </p>
    ));
}

interface RideActionsProps {
  readonly ride: OperationRide;
  readonly isShown: boolean;
  onShow(isShown: boolean): void;
  onChange(): void;
}

/** Each look at a meeting point is recorded before it is shown; a ride that waits shows none. */
function RideActions({ ride: { ride, waits }, isShown, onShow, onChange }: RideActionsProps) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const place = placeOfRide(ride);
  const busy = commands.isPending(place);
  const isWaiting = waits.crossing.length + waits.apart.length + waits.away.length > 0;
  const show = () => void commands.send(place, 'show-meeting-point', { ride }).then((isDone) => isDone && onShow(true));
  return (
    <div className="op-actions">
      {isShown ? (
        <Button aria-expanded onClick={() => onShow(false)}>
          {t('rides.hide')}
        </Button>
      ) : (
        view.may.includes('show-meeting-point') &&
        !isWaiting && (
          <Button aria-expanded={false} busy={busy} disabledReason={disabledReason} onClick={show}>
            {t('rides.show')}
          </Button>
        )
      )}
      {view.may.includes('change-ride') && (
        <Button variant="quiet" data-opens={place} disabledReason={disabledReason} onClick={onChange}>
          {t('rides.change')}
        </Button>
      )}
      {view.may.includes('call-off-ride') && (
        <TwoStepButton
          label={t('rides.callOff')}
          name={t('rides.ride', { number: ride })}
          confirmLabel={t('rides.callOffSure')}
          cancelLabel={t('cancel')}
          busy={busy}
          disabledReason={disabledReason}
          onConfirm={() => void commands.send(place, 'call-off-ride', { ride })}
        />
      )}
    </div>
  );
}

import { areaById, meetingPointRead } from '@safe-haven/contracts';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Call } from '../../features/call/call.tsx';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useAllRows } from '../../model/board/use-board.ts';
import { peopleIn } from '../../model/party/party.ts';
import { useNow } from '../../model/time/now.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { serverNow } from '../../net/server-time.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperationPage } from './operation-context.ts';
import { type Ride, ridesOf } from './ride.ts';

/** How long a meeting point stays on a screen that others in the room may read, ms. */
const SHOWN_MS = 60_000;

/** Who travels together to which house. One meeting point is shown at a time, for a minute. */
export function Rides() {
  const t = useT('operations');
  const { view, rows } = useOperationPage();
  const houses = useAllRows();
  const countryOf = (shelterId: string) => houses?.find((row) => row.shelterId === shelterId)?.country ?? null;
  const home = view.from === null ? null : (areaById(view.from)?.country ?? null);
  const rides = ridesOf(rows, countryOf, home);
  const [shown, setShown] = useState<{ readonly shelterId: string; readonly until: number } | null>(null);
  const now = useNow(1_000);
  const isOver = shown !== null && now >= shown.until;
  if (rides.length === 0) return null;
  return (
    <div className="op-rides">
      <h3>{t('rides.title')}</h3>
      {rides.map((ride, i) => {
        const isShown = shown?.shelterId === ride.shelterId && !isOver;
        const toggle = () => setShown(isShown ? null : { shelterId: ride.shelterId, until: serverNow() + SHOWN_MS });
        return (
          <RideCard
            key={ride.shelterId}
            ride={ride}
            number={i + 1}
            leftMs={isShown ? shown.until - now : null}
            onToggle={toggle}
          />
        );
      })}
      <p className="op-detail">{t('rides.driver')}</p>
    </div>
  );
}

interface RideCardProps {
  readonly ride: Ride;
  readonly number: number;
  /** How long the meeting point is still shown; null: it is hidden. */
  readonly leftMs: number | null;
  onToggle(): void;
}

function RideCard({ ride, number, leftMs, onToggle }: RideCardProps) {
  const t = useT('operations');
  const format = useFormat();
  const nameOf = useShelterName();
  const { shelterId, rows, waitsFor } = ride;
  const people = rows.reduce((sum, { line }) => sum + peopleIn(line.party), 0);
  const numbers = format.list(rows.map(({ line }) => String(line.line)));
  return (
    <section className="op-ride" data-ride={number}>
      <p>
        <b>{t('rides.ride', { number })}</b>
      </p>
      <p>{t('rides.to', { numbers, shelter: nameOf(shelterId) })}</p>
      <p className="op-detail">{t('people', { count: people })}</p>
      {waitsFor.length > 0 && (
        <p className="op-reason" data-tone="condition">
          {t('rides.waits', { numbers: format.list(waitsFor.map(String)) })}
        </p>
      )}
      {leftMs !== null && (
        <MeetingPoint ride={ride} number={number} numbers={numbers} people={people} leftMs={leftMs} />
      )}
      <div className="op-actions">
        <Button aria-expanded={leftMs !== null} onClick={onToggle}>
          {t(leftMs === null ? 'rides.show' : 'rides.hide')}
        </Button>
      </div>
    </section>
  );
}

interface MeetingPointProps {
  readonly ride: Ride;
  readonly number: number;
  readonly numbers: string;
  readonly people: number;
  readonly leftMs: number;
}

/** The meeting point of one ride, and the sheet for whoever drives: numbers, people, where. No house, no address. */
function MeetingPoint({ ride: { shelterId }, number, numbers, people, leftMs }: MeetingPointProps) {
  const t = useT('operations');
  const nameOf = useShelterName();
  const { value, problem, refetch } = useRead(endpointOf(meetingPointRead, { shelterId }));
  if (problem) return <Problem problem={problem} onRetry={refetch} />;
  if (value === null) return null;
  if (value.meetingPoint === null)
    return (
      <>
        <p className="op-detail">{t('rides.none')}</p>
        <Call shelterId={shelterId} name={nameOf(shelterId)} one="line" />
      </>
    );
  return (
    <>
      <div className="op-point">
        <p className="op-detail">{t('rides.hides', { seconds: Math.ceil(leftMs / 1_000) })}</p>
        <p className="op-point-text" translate="no">
          {value.meetingPoint}
        </p>
      </div>
      <div className="op-actions">
        <Button variant="quiet" icon={Printer} onClick={() => print()}>
          {t('rides.print')}
        </Button>
      </div>
      <div className="op-sheet">
        <h2>{t('rides.ride', { number })}</h2>
        <p>{t('rides.sheetWho', { numbers, people: t('people', { count: people }) })}</p>
        <p>{t('rides.sheetWhere')}</p>
        <p className="op-point-text">{value.meetingPoint}</p>
      </div>
    </>
  );
}

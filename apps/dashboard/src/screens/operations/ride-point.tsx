import { meetingPointRead, type OperationRide } from '@safe-haven/contracts';
import { Printer } from 'lucide-react';
import { Call } from '../../features/call/call.tsx';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

interface RidePointProps {
  readonly ride: OperationRide;
  readonly numbers: string;
  readonly people: number;
  readonly leftMs: number;
}

/** The meeting point of one ride, and the sheet for the driver: numbers, people, when, where. No house, no address. */
export function RidePoint({ ride: { ride: number, shelterId, leavesAt }, numbers, people, leftMs }: RidePointProps) {
  const t = useT('operations');
  const format = useFormat();
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
        <p>{t('rides.leaves', { at: format.clock(leavesAt) })}</p>
        <p>{t('rides.sheetWhere')}</p>
        <p className="op-point-text">{value.meetingPoint}</p>
      </div>
    </>
  );
}

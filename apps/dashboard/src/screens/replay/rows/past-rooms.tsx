import { type ReplayView, replayRoomsRead } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { Problem } from '../../../ui/problem.tsx';

interface PastRoomsProps {
  readonly shelterId: string;
  readonly view: ReplayView;
  readonly at: number;
}

/** The rooms of a shelter at the shown instant, loaded when opened. */
export function PastRooms(props: PastRoomsProps) {
  const t = useT('replay');
  const [open, setOpen] = useState(false);
  return (
    <details className="replay-line replay-rooms" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('rows.rooms')}</summary>
      {open && <Rooms {...props} />}
    </details>
  );
}

function Rooms({ shelterId, view, at }: PastRoomsProps) {
  const ui = useT('look');
  const address = endpointOf(replayRoomsRead, { shelterId, at: new Date(at).toISOString(), view });
  const { value, waiting, problem, refetch } = useRead(address);
  if (problem) return <Problem problem={problem} onRetry={refetch} />;
  return (
    <ul data-old={waiting || undefined}>
      {value?.rooms.map(({ label, beds }) => (
        <li key={label}>
          <b>{label}</b>
          {beds.map((bed) =>
            bed.use === 'closed' ? null : (
              <span key={bed.label} data-use={bed.use}>
                {bed.label} {ui(`place.${bed.use}`, { count: 1 })}
              </span>
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

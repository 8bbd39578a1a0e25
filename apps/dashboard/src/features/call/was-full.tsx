import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useRecordFull } from './use-record-full.ts';

interface WasFullProps {
  readonly shelterId: string;
  /** The name of the shelter, where several are on the screen. */
  readonly name: string;
}

const UNDO_MS = 30_000;

/** "We called: it was full", in one tap, with its undo. */
export default function WasFull({ shelterId, name }: WasFullProps) {
  const t = useT('call');
  const now = useNow(1_000);
  const { recording, busy, problem, record, undo } = useRecordFull(shelterId);
  const text = t(busy ? 'recording' : 'full');
  if (recording.step === 'waits')
    return (
      <p className="call-hours" role="status">
        {t('waits')}
      </p>
    );
  if (recording.step === 'recorded') {
    return (
      <p className="call-recorded" role="status">
        {t('recorded')}
        {now < recording.at + UNDO_MS && (
          <Button variant="quiet" busy={busy} onClick={() => void undo(recording.eventId)}>
            {t('undo')}
          </Button>
        )}
      </p>
    );
  }
  return (
    <div>
      {recording.step === 'undone' && (
        <p className="call-hours" role="status">
          {t('undone')}
        </p>
      )}
      <Button
        variant="quiet"
        busy={busy}
        data-was-full={shelterId}
        aria-label={`${text}, ${name}`}
        onClick={() => void record()}
      >
        {text}
      </Button>
      {problem && <Problem problem={problem} />}
    </div>
  );
}

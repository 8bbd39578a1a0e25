import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import type { Reading } from './use-reading.ts';

/** The progress of reading the log on the server: the replay needs all of it first. */
export function ReadingProgress({ progress, stopped, problem, stop, resume }: Reading) {
  const t = useT('replay');
  const format = useFormat();
  const [read, total] = [progress?.read ?? 0, progress?.of ?? 0];
  return (
    <section className="replay-reading" aria-label={t('reading.label')}>
      <p role="status">{t(stopped ? 'reading.stopped' : 'loading')}</p>
      {problem && <Problem problem={problem} onRetry={resume} />}
      {progress && (
        <>
          <progress aria-label={t('reading.label')} max={total} value={read} />
          <p className="replay-reading-count">
            {t('reading.count', { read: format.number(read), total: format.number(total), count: total })}
          </p>
          {!problem && (
            <Button onClick={stopped ? resume : stop}>{t(stopped ? 'reading.goOn' : 'reading.stop')}</Button>
          )}
          <p className="replay-reading-note">{t('reading.why')}</p>
        </>
      )}
    </section>
  );
}

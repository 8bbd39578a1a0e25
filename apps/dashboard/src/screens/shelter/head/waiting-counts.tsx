import type { ExactDetail } from '@safe-haven/contracts';
import { COUNTS, CountAnswers, doubtsText, useCountText } from '../../../features/counts/count-to-check.tsx';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';

/** The improbable counts of the house, which count nowhere until somebody here has answered them. */
export function WaitingCounts({ detail, now }: { readonly detail: ExactDetail; readonly now: number }) {
  const { l10n, may, commands, offlineReason } = useShelter();
  const countText = useCountText();
  const { waiting } = detail;
  if (waiting === undefined) return null;
  return (
    <section className="shelter-waiting" aria-label={l10n.t('waiting.title')}>
      <h3>{l10n.t('waiting.title')}</h3>
      <p className="form-hint">{l10n.t('waiting.note')}</p>
      {waiting.map((count) => (
        <div key={count.eventId} className="shelter-count" data-count={count.night}>
          <p>{countText(count, now)}</p>
          <p className="form-hint">{doubtsText(l10n, count)}</p>
          {may('confirm-census') && (
            <div className="party-actions">
              <CountAnswers count={count} commands={commands} now={now} disabledReason={offlineReason} />
            </div>
          )}
        </div>
      ))}
      <AttemptResult place={COUNTS} />
    </section>
  );
}

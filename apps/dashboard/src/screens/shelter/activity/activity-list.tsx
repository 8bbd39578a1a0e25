import './activity.css';
import type { ActivityItem, ExactDetail } from '@safe-haven/contracts';
import { bedNames } from '../../../features/bed/bed-names.ts';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { CorrectForm } from '../forms/correct-form.tsx';
import { byDay } from './by-day.ts';
import { bedsByParty, offeredCorrections } from './event-facts.ts';
import { ReplayLink } from './replay-link.tsx';
import { activitySentence, type SentenceContext, timeOf, writtenDown } from './sentence.ts';
import { useActivity } from './use-activity.ts';

/** The activity of the shelter as sentences, newest first. */
export function ActivityList({ detail, now }: { readonly detail: ExactDetail; readonly now: number }) {
  const { l10n, shelterId } = useShelter();
  const { t } = l10n;
  const { items, hasOlder, loading, problem, older, refetch } = useActivity(shelterId, detail.row.revision);
  const context = contextOf(detail, items ?? [], l10n, now);
  return (
    <section className="shelter-activity" aria-label={t('activity.title')} aria-busy={loading}>
      <h3>{t('activity.title')}</h3>
      {items?.length === 0 && <p className="form-hint">{t('activity.none')}</p>}
      {byDay(l10n, items ?? [], now).map(({ day, title, items: lines }) => (
        <section key={day} aria-label={title}>
          <h4>{title}</h4>
          <ol>
            {lines.map((item) => (
              <ActivityRow key={item.eventId} item={item} context={context} />
            ))}
          </ol>
        </section>
      ))}
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {hasOlder && !problem && (
        <Button variant="quiet" busy={loading} onClick={older}>
          {loading ? t('activity.loading') : t('activity.older')}
        </Button>
      )}
    </section>
  );
}

function ActivityRow({ item, context }: { readonly item: ActivityItem; readonly context: SentenceContext }) {
  const { l10n, may, open } = useShelter();
  const { t } = l10n;
  const sentence = activitySentence(item, context);
  const later = writtenDown(context, item);
  const place = `correct:${item.eventId}`;
  return (
    <li data-event={item.type} data-corrected={item.corrected ?? undefined}>
      <time dateTime={item.occurredAt}>{timeOf(context, item)}</time>
      <ReplayLink item={item} sentence={sentence} />
      <p>
        {item.corrected === 'void' ? <del>{sentence}</del> : sentence}
        {item.corrected && <b className="line-corrected">{t('activity.corrected')}</b>}
        {later && <span className="line-later">{later}</span>}
      </p>
      {may('correct-event') && offeredCorrections(item).length > 0 && (
        <FormToggle place={place} variant="quiet" aria-label={t('activity.correctLabel', { sentence })}>
          {t('activity.correct')}
        </FormToggle>
      )}
      {open === place && <CorrectForm item={item} place={place} />}
    </li>
  );
}

function contextOf(
  detail: ExactDetail,
  items: readonly ActivityItem[],
  l10n: SentenceContext['l10n'],
  now: number,
): SentenceContext {
  const parties = bedsByParty(detail, items);
  return {
    l10n,
    organisation: detail.row.organisation,
    now,
    beds: (ids) => bedNames(l10n, detail.rooms, ids),
    room: (id) => detail.rooms.find((r) => r.roomId === id)?.label ?? l10n.t('activity.aRoom'),
    bedsOf: (id) => parties.get(id) ?? [],
  };
}

import { Link } from 'wouter';
import { AnswerSurge } from '../../../features/surge/answer-surge.tsx';
import { useSurges } from '../../../features/surge/use-surges.ts';
import { useT } from '../../../locales/use-t.ts';

/** Extra places that one's own houses are asked for and have not answered: one tap each. */
export function AskedPlaces() {
  const t = useT('surges');
  const { value, reload } = useSurges();
  const asked = (value?.items ?? []).flatMap((surge) =>
    surge.mine.filter(({ answer }) => answer === null).map((house) => ({ surge, house })),
  );
  if (asked.length === 0) return null;
  return (
    <section className="sheet-card" aria-label={t('heading')}>
      {asked.map(({ surge, house }) => (
        <AnswerSurge key={`${surge.surgeId} ${house.shelterId}`} surge={surge} house={house} refetch={reload} />
      ))}
      <Link href="/surges" className="button button-quiet">
        {t('answer.see')}
      </Link>
    </section>
  );
}

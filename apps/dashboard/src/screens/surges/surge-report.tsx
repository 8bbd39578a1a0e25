import { type FigureBand, surgeReportRead } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';

/** What became of a surge that has ended; counted when somebody asks for it. */
export function SurgeReport({ surgeId }: { readonly surgeId: string }) {
  const t = useT('surges');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <div className="sheet-actions">
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('report.open')}
        </Button>
      </div>
      {isOpen && <Counted surgeId={surgeId} />}
    </>
  );
}

function Counted({ surgeId }: { readonly surgeId: string }) {
  const t = useT('surges');
  const { number } = useFormat();
  const bandText = useBandText();
  const { value, problem, refetch } = useRead(endpointOf(surgeReportRead, { surgeId, format: 'json' }));
  if (problem) return <Problem problem={problem} onRetry={refetch} />;
  if (value === null) return <SheetSkeleton waiting label={t('report.loading')} heights={[96]} />;
  const { asked, yes, no, offered, places, opened, used, drill, houses } = value;
  const answers = { asked: number(asked), yes: number(yes), no: number(no), silent: number(asked - yes - no) };
  return (
    <section className="surge-report" aria-label={t('report.open')}>
      <p>{t('step.answers', answers)}</p>
      <p>{t('report.places', { offered: number(offered), places: number(places), opened: number(opened) })}</p>
      {!drill && opened > 0 && <p>{used === null ? t('report.hidden') : t('report.used', { used: bandText(used) })}</p>}
      {houses.length > 0 && (
        <ul className="sheet-list">
          {houses.map((house) => (
            <li key={house.shelterId} className="sheet-line" data-shelter={house.shelterId}>
              {t('report.house', {
                name: house.name,
                offered: number(house.offered),
                opened: number(house.opened),
                used: number(house.used),
              })}
            </li>
          ))}
        </ul>
      )}
      <a className="button" href={endpointOf(surgeReportRead, { surgeId, format: 'csv' }).path} download>
        <Icon icon={Download} />
        {t('report.csv')}
      </a>
    </section>
  );
}

/** "fewer than 20", "10–29". */
function useBandText(): (band: FigureBand) => string {
  const t = useT('figures');
  const { number } = useFormat();
  return ({ low, high }) => {
    if (high === null) return t('band.more', { low: number(low) });
    return low === 0
      ? t('band.fewer', { below: number(high + 1) })
      : t('band.between', { low: number(low), high: number(high) });
  };
}

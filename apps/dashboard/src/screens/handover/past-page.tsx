import { Printer } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { Account } from './account.tsx';
import { useEndText } from './earlier.tsx';
import { Span, useColleague } from './span.tsx';
import { usePastHandover } from './use-handover.ts';

/** An earlier handover, as it was when it was taken over. */
export function PastPage({ shiftId }: { readonly shiftId: string }) {
  const t = useT('handover');
  const nameOf = useColleague();
  const endTextOf = useEndText();
  const { value, problem, refetch } = usePastHandover(shiftId);
  return (
    <main className="sheet handover" data-past>
      <div className="handover-head">
        <h1>{t('heading')}</h1>
        {value && <Span account={value.account} by={value.from} />}
        <Button className="handover-print" icon={Printer} onClick={() => print()}>
          {t('print')}
        </Button>
      </div>
      <BackLink to="/handover" label={t('all')} />
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && (
        <>
          <p className="handover-note">
            {t('earlier.who', { from: nameOf(value.from), to: nameOf(value.to) })} · {endTextOf(value)}
          </p>
          <Account account={value.account} now={Date.parse(value.account.to.at)} past />
        </>
      )}
    </main>
  );
}

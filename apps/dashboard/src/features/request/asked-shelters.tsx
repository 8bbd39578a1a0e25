import type { RequestView } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useChanges } from '../../model/board/use-board.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { AnswerRow } from './answer-row.tsx';
import { formatCodes } from './codes.ts';
import { useKeptOrder } from './use-kept-order.ts';

interface AskedSheltersProps {
  readonly request: RequestView;
  refetch(): void;
}

/** The asked shelters: answers in order, then those without one. The first that can be accepted has a button. */
export function AskedShelters({ request, refetch }: AskedSheltersProps) {
  const t = useT('requests');
  const format = useFormat();
  const { asked, answers, situation, reasons } = request;
  // The places of a shelter may change with any update of the board.
  useChanges((changes) => {
    const isOf = (shelter: string) => answers.some(({ shelterId, now }) => now !== null && shelterId === shelter);
    if (changes.some(({ after }) => isOf(after.shelterId))) refetch();
  });
  const order = useKeptOrder(request, [
    ...answers.map(({ shelterId }) => shelterId),
    ...asked.filter((shelterId) => !answers.some((answer) => answer.shelterId === shelterId)),
  ]);
  if (asked.length === 0) return null;
  const first = request.offered;
  return (
    <section className="sheet-card" aria-label={t('asked')}>
      <h2>{t('asked')}</h2>
      {situation === 'open' && <DueTime request={request} />}
      <ul className="sheet-list">
        {order.map((shelterId) => (
          <AnswerRow
            key={shelterId}
            request={request}
            shelterId={shelterId}
            answer={answers.find((answer) => answer.shelterId === shelterId) ?? null}
            isFirst={shelterId === first}
            refetch={refetch}
          />
        ))}
      </ul>
      {situation === 'open' && first === null && reasons.length > 0 && (
        <p className="sheet-message">{t('reasonsSoFar', { reasons: formatCodes(t, format, reasons) })}</p>
      )}
    </section>
  );
}

function DueTime({ request: { respondBy, nextEscalationAt } }: { readonly request: RequestView }) {
  const t = useT('requests');
  const l10n = useL10n();
  const now = useNow(10_000);
  const isPastDeadline = respondBy !== null && Date.parse(respondBy) <= now;
  return (
    <p className="sheet-detail">
      {respondBy && t(isPastDeadline ? 'respondLate' : 'respondBy', { at: moment(l10n, respondBy, now) })}{' '}
      {nextEscalationAt && t('nextLevel', { at: moment(l10n, nextEscalationAt, now) })}
    </p>
  );
}

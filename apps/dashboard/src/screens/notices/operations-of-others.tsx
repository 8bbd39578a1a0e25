import type { Notices } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';

/** Open operations of other organisations in one's own country: size and kinds, so that no bus is planned twice. */
export function OperationsOfOthers({ operations }: Pick<Notices, 'operations'>) {
  const t = useT('operations');
  const format = useFormat();
  return (
    <section className="sheet-card" aria-label={t('notice.title')}>
      <h2>{t('notice.title')}</h2>
      <p className="sheet-hint">{t('notice.hint')}</p>
      <ul className="sheet-list">
        {operations.map(({ operationId, openedAt, expected, people, kinds }) => (
          <li key={operationId} className="sheet-line" data-operation={operationId}>
            <span className="sheet-text">
              <span>{t('metSince', { people, expected, at: format.clock(openedAt) })}</span>
              {kinds.length > 0 && (
                <span className="sheet-detail">{format.list(kinds.map((kind) => t(`kind.${kind}`)))}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Link href="/operations">{t('listHeading')}</Link>
    </section>
  );
}

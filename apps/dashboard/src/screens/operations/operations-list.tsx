import type { OperationSummary } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { HelpForm } from './help-form.tsx';
import { StartForm } from './start-form.tsx';
import { useOperations } from './use-operation.ts';

/**
 * The operations that run: one's own to open, of other organisations' their size and kinds, so that no bus is planned
 * twice.
 */
export function OperationsList() {
  const t = useT('operations');
  const { value, problem, refetch } = useOperations();
  const [form, setForm] = useState<{ readonly starts: boolean; readonly operationId: string } | null>(null);
  const disabledReason = useOfflineReason();
  const items = value?.items ?? [];
  const close = () => setForm(null);
  return (
    <main className="sheet asks">
      <div className="sheet-head">
        <PageTitle>{t('listHeading')}</PageTitle>
        <Button
          data-opens="start"
          aria-expanded={form?.starts === true}
          disabledReason={disabledReason}
          onClick={() => setForm({ starts: true, operationId: '' })}
        >
          {t('start.open')}
        </Button>
      </div>
      <p className="sheet-message">{t('lead')}</p>
      {form?.starts && <StartForm onClose={close} />}
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loadingList')} />
      {value && items.length === 0 && !form?.starts && (
        <section className="sheet-card" data-empty="operations">
          <p>{t('empty')}</p>
          <p className="sheet-hint">{t('emptyNext')}</p>
        </section>
      )}
      {items.length > 0 && (
        <section className="sheet-card">
          <ul className="sheet-list">
            {items.map((operation) => (
              <OperationRow
                key={operation.operationId}
                operation={operation}
                isHelping={form?.operationId === operation.operationId}
                onHelp={() => setForm({ starts: false, operationId: operation.operationId })}
                onClose={close}
              />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

interface OperationRowProps {
  readonly operation: OperationSummary;
  readonly isHelping: boolean;
  onHelp(): void;
  onClose(): void;
}

function OperationRow({ operation, isHelping, onHelp, onClose }: OperationRowProps) {
  const t = useT('operations');
  const format = useFormat();
  const { operationId, situation, openedAt, expected, people, kinds, member, lead } = operation;
  const size = t('metSince', { people, expected, at: format.clock(openedAt) });
  const who = kinds.length === 0 ? null : format.list(kinds.map((kind) => t(`kind.${kind}`)));
  const name =
    lead === null ? t('ofOthers') : lead.mine ? t('youLead') : t('leads', { name: lead.name ?? t('somebody') });
  const text = (
    <span className="ask-link-text">
      <span className="ask-link-name">{size}</span>
      {who && <span>{who}</span>}
      <span className="sheet-detail">{name}</span>
    </span>
  );
  if (member)
    return (
      <li className="ask-line" data-operation={operationId}>
        <Link href={`/operations/${encodeURIComponent(operationId)}`} className="ask-link">
          {text}
          <span className="ask-link-state">
            <span className="ask-link-situation">{t(`listSituation.${situation}`)}</span>
          </span>
          <Icon icon={ChevronRight} />
        </Link>
      </li>
    );
  return (
    <li className="ask-line" data-operation={operationId}>
      <div className="ask-link">
        {text}
        <span className="ask-link-state">
          <Button data-opens={`help ${operationId}`} aria-expanded={isHelping} onClick={onHelp}>
            {t('helpForm.open')}
          </Button>
        </span>
      </div>
      {isHelping && <HelpForm operationId={operationId} onClose={onClose} />}
    </li>
  );
}

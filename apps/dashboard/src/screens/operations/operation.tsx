import type { OperationView } from '@safe-haven/contracts';
import { useMemo, useState } from 'react';
import { BoardLiveState } from '../../features/live/board-live-state.tsx';
import { OfflineNote } from '../../features/live/offline-note.tsx';
import { formatArea, useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { peopleIn } from '../../model/party/party.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { Act } from './act.tsx';
import { OperationContext, useOperationPage } from './operation-context.ts';
import { PhoneOperation } from './phone-operation.tsx';
import { type PartyRow, rowsOf } from './rows.ts';
import type { Regrouped } from './undo-regroup.ts';
import { useOperation, useOperationCommands, usePlan } from './use-operation.ts';
import { Where } from './where.tsx';
import { Who } from './who.tsx';

/** One operation: who, where, the act. */
export function Operation({ operationId }: { readonly operationId: string }) {
  const t = useT('operations');
  const { value, problem, refetch } = useOperation(operationId);
  return (
    <main className="op">
      <OfflineNote
        className="op-offline"
        text={(since, asOf) => (asOf === null ? t('offlineEmpty', { since }) : t('offline', { since, asOf }))}
      />
      {value === null && <BackLink to="/operations" label={t('back')} />}
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && <OperationDetail view={value} refetch={refetch} />}
    </main>
  );
}

function OperationDetail({ view, refetch }: { readonly view: OperationView; refetch(): void }) {
  const isPhone = useMedia(PHONE);
  const plan = usePlan(view);
  const commands = useOperationCommands(view.operationId, refetch);
  const [regrouped, onRegroup] = useState<Regrouped | null>(null);
  const rows = useMemo(() => rowsOf(view, plan.plan), [view, plan.plan]);
  return (
    <OperationContext value={{ view, plan, rows, commands, regrouped, onRegroup }}>
      <Head />
      {isPhone ? (
        <PhoneOperation />
      ) : (
        <div className="op-columns">
          <Who />
          <Where />
          <Act />
        </div>
      )}
    </OperationContext>
  );
}

/** Where and since when, who leads, and how far it is. */
function Head() {
  const t = useT('operations');
  const format = useFormat();
  const l10n = useFindL10n();
  const { view } = useOperationPage();
  const { lead, helpers, from, avoid } = view;
  const names = helpers.map(({ name }) => name ?? t('somebody'));
  const facts = [
    t('since', { at: format.clock(view.openedAt) }),
    lead.mine ? t('youLead') : t('leads', { name: lead.name ?? t('somebody') }),
    ...(names.length > 0 ? [t('help', { count: names.length, names: format.list(names) })] : []),
    ...(avoid.length > 0 ? [t('avoided', { areas: format.list(avoid.map((area) => formatArea(l10n, area))) })] : []),
    ...(view.code !== null && view.situation === 'open' ? [t('code', { code: view.code })] : []),
  ];
  return (
    <header className="op-head">
      <div className="op-head-text">
        <h1>{from === null ? t('heading') : t('headingNear', { area: formatArea(l10n, from) })}</h1>
        <p className="op-detail">{facts.join(' · ')}</p>
      </div>
      <BoardLiveState lateBy={0} />
      {view.situation === 'closed' && (
        <p className="op-closed" role="status">
          {t(view.closedBecause === 'left_alone' ? 'closedAlone' : 'closed')}
        </p>
      )}
      <Progress />
    </header>
  );
}

/** Held, asked, not yet: by people, in words and as a strip. */
function Progress() {
  const t = useT('operations');
  const { rows, view } = useOperationPage();
  const of = (stages: readonly PartyRow['stage'][]) =>
    rows.all.filter(({ stage }) => stages.includes(stage)).reduce((sum, { line }) => sum + peopleIn(line.party), 0);
  const [held, asked, open] = [of(['held']), of(['asked']), of(['planned', 'none'])];
  if (held + asked === 0) return null;
  return (
    <div className="op-progress">
      <div className="op-strip" aria-hidden="true">
        <span data-stage="held" style={{ flexGrow: held }} />
        <span data-stage="asked" style={{ flexGrow: asked }} />
        <span data-stage="none" style={{ flexGrow: open }} />
      </div>
      <p role="status">
        <b>{t('progress.held', { held, of: view.people })}</b>
        {asked > 0 && ` · ${t('progress.asked', { number: asked })}`}
        {open > 0 && ` · ${t('progress.open', { number: open })}`}
      </p>
    </div>
  );
}

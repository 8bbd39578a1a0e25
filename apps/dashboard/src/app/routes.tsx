import type { Me } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { Link, Redirect, useLocation, useRoute } from 'wouter';
import type { KeyUnder } from '../locales/resources.ts';
import { useT } from '../locales/use-t.ts';
import { later } from '../ui/later.tsx';
import { isBoardPath } from './board-paths.ts';
import { TopBar } from './shell/top-bar.tsx';

const AccountPage = later(() => import('../screens/account/account-page.tsx'), ['account', 'refusals']);
const AuditPage = later(
  () => import('../screens/audit/audit-page.tsx'),
  ['account', 'audit', 'people', 'refusals', 'shelter', 'vault'],
);
const ExchangePage = later(() => import('../screens/exchange/exchange-page.tsx'), ['exchange']);
const ImportPage = later(
  () => import('../screens/exchange/import/import-page.tsx'),
  ['files', 'importing', 'refusals', 'shelter'],
);
const FindPage = later(
  () => import('../screens/find/find-page.tsx'),
  ['find', 'offline', 'refusals', 'requests', 'shelter'],
);
const HandoverPage = later(() => import('../screens/handover/handover-page.tsx'), ['handover', 'refusals', 'shelter']);
const NoticesPage = later(() => import('../screens/notices/notices-page.tsx'), ['refusals', 'vault']);
const PeoplePage = later(
  () => import('../screens/people/people-page.tsx'),
  ['account', 'call', 'organisations', 'people', 'refusals', 'setup', 'shelter', 'steps'],
);
const ReportPage = later(() => import('../screens/exchange/report/report-page.tsx'), ['refusals', 'report']);
const ReplayPage = later(() => import('../screens/replay/replay-page.tsx'), ['refusals', 'replay']);
const RequestsPage = later(() => import('../screens/requests/requests-page.tsx'), ['refusals', 'requests', 'shelter']);
const SetupPage = later(
  () => import('../screens/setup/setup-page.tsx'),
  ['call', 'files', 'find', 'offline', 'refusals', 'requests', 'setup', 'shelter', 'vault'],
);
const TonightPage = later(
  () => import('../screens/tonight/tonight-page.tsx'),
  ['notifications', 'offline', 'refusals', 'requests', 'shelter', 'tonight', 'transfers'],
);
const TransfersPage = later(
  () => import('../screens/transfers/transfers-page.tsx'),
  ['refusals', 'requests', 'shelter', 'transfers'],
);
const TrendsPage = later(
  () => import('../screens/trends/trends-page.tsx'),
  ['figures', 'refusals', 'requests', 'shelter', 'trends'],
);
const WebhooksPage = later(() => import('../screens/exchange/webhooks/webhooks-page.tsx'), ['refusals', 'webhooks']);

/** The routes of all screens except the board, which is in the first chunk (`screen-at.tsx`). */
export default function Routes({ me }: { readonly me: Me }) {
  const [at] = useLocation();
  const [onRequests, request] = useRoute<{ id?: string }>('/requests/:id?');
  const [onTransfers, transfer] = useRoute<{ id?: string }>('/transfers/:id?');
  const [onHandover, shift] = useRoute<{ id?: string }>('/handover/:id?');
  const [onSetup, setup] = useRoute<{ at?: string }>('/setup/:at?');
  const [onTrends] = useRoute('/trends');
  const withTopBar = (name: ScreenName, page: ReactNode) => (
    <WithTopBar key={name} me={me} name={name}>
      {page}
    </WithTopBar>
  );
  if (onTrends && me.may.includes('trends')) return withTopBar('trends', <TrendsPage me={me} />);
  if (at === '/find' && me.may.includes('find')) return withTopBar('find', <FindPage me={me} />);
  if (at === '/tonight' && me.may.includes('requests')) return withTopBar('tonight', <TonightPage me={me} />);
  if (onRequests && me.may.includes('requests'))
    return withTopBar('requests', <RequestsPage me={me} requestId={request.id ?? null} />);
  if (onTransfers && me.may.includes('requests'))
    return withTopBar('transfers', <TransfersPage me={me} transferId={transfer.id ?? null} />);
  if (onHandover && me.may.includes('handover'))
    return withTopBar('handover', <HandoverPage shiftId={shift.id ?? null} />);
  if (onSetup && me.may.includes('set-up')) return withTopBar('setup', <SetupPage me={me} at={setup.at ?? null} />);
  if (at === '/replay' && me.may.includes('replay')) return withTopBar('replay', <ReplayPage />);
  if (at === '/account') return withTopBar('account', <AccountPage me={me} />);
  if (at === '/people' && me.may.includes('people')) return withTopBar('people', <PeoplePage />);
  if (at === '/audit' && me.may.includes('audit')) return withTopBar('audit', <AuditPage me={me} />);
  if (at === '/exchange/import' && me.may.includes('set-up')) return withTopBar('exchange', <ImportPage me={me} />);
  if (at === '/exchange/report' && me.may.includes('exchange')) return withTopBar('exchange', <ReportPage me={me} />);
  if (at === '/exchange/webhooks' && me.may.includes('automate')) return withTopBar('exchange', <WebhooksPage />);
  if (at === '/exchange' && me.may.includes('exchange')) return withTopBar('exchange', <ExchangePage me={me} />);
  if (at === '/notices' && me.role === 'manager') return withTopBar('notices', <NoticesPage />);
  if (at === '/' && !me.may.includes('board')) return <Home me={me} />;
  return isBoardPath(at) ? <NoBoard me={me} /> : <NotFound me={me} />;
}

type ScreenName = KeyUnder<'session', 'nav'>;

/** A screen below the top bar, with its title there. */
function WithTopBar({ me, name, children }: { me: Me; name: ScreenName; children: ReactNode }) {
  const t = useT('session');
  return (
    <>
      <TopBar me={me} title={t(`nav.${name}`)} />
      {children}
    </>
  );
}

/** `/` for roles without a board: redirects to their first screen. */
function Home({ me }: { me: Me }) {
  const first = (['people', 'audit', 'trends'] as const).find((screen) => me.may.includes(screen));
  return first ? <Redirect to={`/${first}`} replace /> : <NoBoard me={me} />;
}

function NotFound({ me }: { me: Me }) {
  const t = useT('session');
  return (
    <>
      <TopBar me={me} title={t('nav.board')} />
      <main className="page">
        <h1>{t('unknownPage')}</h1>
        <Link href="/">{t('toBoard')}</Link>
      </main>
    </>
  );
}

function NoBoard({ me }: { me: Me }) {
  const t = useT('session');
  return (
    <>
      <TopBar me={me} title={t('nav.board')} />
      <main className="page">
        <h1>{t('noBoard.title')}</h1>
        <p>{t('noBoard.detail')}</p>
      </main>
    </>
  );
}

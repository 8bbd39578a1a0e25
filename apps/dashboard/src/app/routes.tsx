import type { Me } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { Link, Redirect, useLocation, useRouter } from 'wouter';
import { useT } from '../locales/use-t.ts';
import { later } from '../ui/later.tsx';
import { isBoardPath } from './board-paths.ts';
import { mayOpen, type Screen, type ScreenName, screenAt } from './shell/screens.ts';
import { TopBar } from './shell/top-bar.tsx';

const AccountPage = later(() => import('../screens/account/account-page.tsx'), ['account', 'refusals']);
const AuditPage = later(
  () => import('../screens/audit/audit-page.tsx'),
  ['account', 'audit', 'people', 'refusals', 'shelter', 'vault'],
);
const DutyPage = later(() => import('../screens/duty/duty-page.tsx'), ['duty', 'refusals', 'shelter']);
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
const NoticesPage = later(() => import('../screens/notices/notices-page.tsx'), ['operations', 'refusals', 'vault']);
const SystemPage = later(() => import('../screens/system/system-page.tsx'), ['system', 'refusals']);
const OperationsPage = later(
  () => import('../screens/operations/operations-page.tsx'),
  ['find', 'operations', 'refusals', 'requests', 'shelter'],
);
const PeoplePage = later(
  () => import('../screens/people/people-page.tsx'),
  ['account', 'call', 'organisations', 'people', 'refusals', 'setup', 'shelter', 'steps'],
);
const ReportPage = later(() => import('../screens/exchange/report/report-page.tsx'), ['refusals', 'report']);
const ReplayPage = later(() => import('../screens/replay/replay-page.tsx'), ['refusals', 'replay']);
const RequestsPage = later(() => import('../screens/requests/requests-page.tsx'), ['refusals', 'requests', 'shelter']);
const SetupPage = later(
  () => import('../screens/setup/setup-page.tsx'),
  ['call', 'find', 'offline', 'refusals', 'requests', 'setup', 'shelter', 'vault'],
);
const SurgesPage = later(
  () => import('../screens/surges/surges-page.tsx'),
  ['figures', 'refusals', 'requests', 'shelter', 'surges'],
);
const TonightPage = later(
  () => import('../screens/tonight/tonight-page.tsx'),
  ['notifications', 'offline', 'refusals', 'requests', 'shelter', 'surges', 'tonight', 'transfers'],
);
const TransfersPage = later(
  () => import('../screens/transfers/transfers-page.tsx'),
  ['refusals', 'requests', 'shelter', 'transfers'],
);
const TrendsPage = later(
  () => import('../screens/trends/trends-page.tsx'),
  ['against', 'figures', 'refusals', 'requests', 'shelter', 'trends'],
);
const WebhooksPage = later(() => import('../screens/exchange/webhooks/webhooks-page.tsx'), ['refusals', 'webhooks']);

/** The board, with the map and the shelters next to it, is in the first chunk (`screen-at.tsx`). */
type RoutedName = Exclude<ScreenName, 'board' | 'map'>;

/** What each screen shows; `id`: what its address goes on with. Exhaustive over the table of screens. */
const PAGES: Readonly<Record<RoutedName, (me: Me, id: string | null) => ReactNode>> = {
  find: (me) => <FindPage me={me} />,
  tonight: (me) => <TonightPage me={me} />,
  operations: (_, id) => <OperationsPage operationId={id} />,
  surges: (me) => <SurgesPage me={me} />,
  requests: (me, id) => <RequestsPage me={me} requestId={id} />,
  transfers: (me, id) => <TransfersPage me={me} transferId={id} />,
  trends: (me) => <TrendsPage me={me} />,
  replay: () => <ReplayPage />,
  handover: (_, id) => <HandoverPage shiftId={id} />,
  duty: (me) => <DutyPage me={me} />,
  setup: (me, id) => <SetupPage me={me} at={id} />,
  people: () => <PeoplePage />,
  system: () => <SystemPage />,
  exchange: (me) => <ExchangePage me={me} />,
  import: (me, id) => <ImportPage key={id} me={me} kind={id} />,
  report: (me) => <ReportPage me={me} />,
  webhooks: () => <WebhooksPage />,
  audit: (me) => <AuditPage me={me} />,
  notices: (me) => <NoticesPage me={me} />,
  account: (me) => <AccountPage me={me} />,
};

/** The screen at the current path, for those who may open it. */
export default function Routes({ me }: { readonly me: Me }) {
  const [at] = useLocation();
  const { parser } = useRouter();
  const here = screenAt(at, parser);
  if (here !== null && here.name in PAGES && mayOpen(me, here.screen))
    return (
      <WithTopBar key={here.screen.name} me={me} screen={here.screen}>
        {PAGES[here.name as RoutedName](me, here.id)}
      </WithTopBar>
    );
  if (at === '/' && !me.may.includes('board')) return <Home me={me} />;
  return isBoardPath(at) ? <NoBoard me={me} /> : <NotFound me={me} />;
}

/** A screen below the top bar, with its title there. */
function WithTopBar({ me, screen, children }: { me: Me; screen: Screen; children: ReactNode }) {
  const t = useT('session');
  return (
    <>
      <TopBar me={me} title={t(`nav.${screen.name}`)} tab={t(`nav.${screen.tab ?? screen.name}`)} />
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
      <TopBar me={me} title={t('unknownTitle')} />
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

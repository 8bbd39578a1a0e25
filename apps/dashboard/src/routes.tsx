import type { Me } from '@safe-haven/contracts';
import { lazy, Suspense } from 'react';
import { Link, Redirect, useLocation, useRoute } from 'wouter';
import { BoardScreen } from './board/board-screen.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useWords } from './words/use-words.ts';

const TrendsPage = lazy(() => import('./trends/trends-page.tsx'));

/** Which screen stands at which address. The board stays while a house is opened and closed beside it. */
export function Routes({ me }: { me: Me }) {
  const [at] = useLocation();
  const [onHouse, house] = useRoute<{ id: string }>('/shelter/:id');
  const [onTrends] = useRoute('/trends');
  if (at === '/sign-in') return <Redirect to="/" replace />;
  if (onTrends && me.may.includes('trends')) return <Trends me={me} />;
  if (at !== '/' && at !== '/map' && !onHouse) return <Nothing me={me} />;
  if (!me.may.includes('board')) return <NoBoard me={me} />;
  return <BoardScreen me={me} shelterId={onHouse ? house.id : null} onMap={at === '/map'} />;
}

function Trends({ me }: { me: Me }) {
  const t = useWords('session');
  return (
    <>
      <TopBar me={me} title={t('nav.trends')} />
      <Suspense fallback={null}>
        <TrendsPage me={me} />
      </Suspense>
    </>
  );
}

function Nothing({ me }: { me: Me }) {
  const t = useWords('session');
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
  const t = useWords('session');
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

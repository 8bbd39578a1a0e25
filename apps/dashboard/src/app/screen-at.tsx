import type { Me } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { Redirect, useLocation, useRoute } from 'wouter';
import { withTexts } from '../locales/load-namespaces.ts';
import { BoardScreen } from '../screens/board/board-screen.tsx';
import { ShelterScreen } from '../screens/shelter/shelter-screen.tsx';
import { later } from '../ui/later.tsx';
import { isBoardPath } from './board-paths.ts';
import { GuardedScreen } from './shell/guarded-screen.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useHeadingFocus } from './shell/use-heading-focus.ts';
import { useTabName } from './shell/use-tab-name.ts';
import { useDeferred } from './use-deferred.ts';

const Routes = later(() => import('./routes.tsx'), ['refusals']);
const loadRoutes = withTexts(() => import('./routes.tsx'), ['refusals']);

/**
 * The screen of the current path. The board stays mounted while a shelter is open next to it; other screens are in a
 * lazily loaded chunk.
 */
export function ScreenAt({ me, afterSignIn }: { readonly me: Me; readonly afterSignIn: boolean }) {
  const [at] = useLocation();
  useHeadingFocus(isBoardPath(at) ? '/' : at, afterSignIn ? 'sign-in' : null);
  useTabName(me, at);
  const [onShelter, shelter] = useRoute<{ id: string }>('/place/:id');
  const isDue = useDeferred();
  // Prefetched, so that the first navigation is fast. On failure the navigation loads it.
  useEffect(() => {
    if (isDue) void loadRoutes().catch(() => undefined);
  }, [isDue]);
  if (at === '/sign-in') return <Redirect to="/" replace />;
  return (
    <GuardedScreen me={me} at={at}>
      {isBoardPath(at) && me.may.includes('board') ? (
        <BoardScreen
          me={me}
          shelterId={onShelter ? shelter.id : null}
          onMap={at === '/map'}
          Shelter={ShelterScreen}
          bar={({ title, tab, skipTo, search }) => (
            <TopBar me={me} title={title} tab={tab} skipTo={skipTo}>
              {search}
            </TopBar>
          )}
        />
      ) : (
        <Routes me={me} />
      )}
    </GuardedScreen>
  );
}

import type { Me } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { Redirect, useLocation, useRoute } from 'wouter';
import { withTexts } from '../locales/load-namespaces.ts';
import { BoardScreen } from '../screens/board/board-screen.tsx';
import { ShelterScreen } from '../screens/shelter/shelter-screen.tsx';
import { later } from '../ui/later.tsx';
import { isOfTheBoard } from './board-addresses.ts';
import { TopBar } from './shell/top-bar.tsx';
import { useDeferred } from './use-deferred.ts';

const Routes = later(() => import('./routes.tsx'), ['refusals']);
const bringRoutes = withTexts(() => import('./routes.tsx'), ['refusals']);

/** The board, which stays while a house is opened and closed beside it; every other screen comes by a script of its own. */
export function ScreenAt({ me }: { readonly me: Me }) {
  const [at] = useLocation();
  const [onHouse, house] = useRoute<{ id: string }>('/place/:id');
  const after = useDeferred();
  // Where the others are is known before somebody goes there; what does not arrive is fetched then.
  useEffect(() => {
    if (after) void bringRoutes().catch(() => undefined);
  }, [after]);
  if (at === '/sign-in') return <Redirect to="/" replace />;
  if (!isOfTheBoard(at) || !me.may.includes('board')) return <Routes me={me} />;
  return (
    <BoardScreen
      me={me}
      shelterId={onHouse ? house.id : null}
      onMap={at === '/map'}
      Shelter={ShelterScreen}
      bar={({ title, skipTo, search }) => (
        <TopBar me={me} title={title} skipTo={skipTo}>
          {search}
        </TopBar>
      )}
    />
  );
}

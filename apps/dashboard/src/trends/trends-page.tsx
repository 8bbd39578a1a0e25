import type { Me } from '@safe-haven/contracts';
import { trends } from '../words/en/trends.ts';

/** How full the houses were, by local day. */
export default function TrendsPage({ me }: { me: Me }) {
  return (
    <main className="trends" data-role={me.role}>
      <h1>{trends.title}</h1>
    </main>
  );
}

import type { Me } from '@safe-haven/contracts';

/** Being built. */
export default function RequestsPage(_: { me: Me; requestId: string | null }) {
  return <main className="page" />;
}

import type { Me } from '@safe-haven/contracts';

/** Being built. */
export default function TransfersPage(_: { me: Me; transferId: string | null }) {
  return <main className="page" />;
}

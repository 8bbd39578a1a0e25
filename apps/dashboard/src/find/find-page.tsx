import type { Me } from '@safe-haven/contracts';

/** Being built. */
export default function FindPage(_: { me: Me }) {
  return <main className="page" />;
}

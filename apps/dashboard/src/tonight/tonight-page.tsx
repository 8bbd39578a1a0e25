import type { Me } from '@safe-haven/contracts';

/** Being built. */
export default function TonightPage(_: { me: Me }) {
  return <main className="page" />;
}

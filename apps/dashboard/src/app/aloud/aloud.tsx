import type { Me } from '@safe-haven/contracts';
import { HoldAnnouncer } from './hold-announcer.tsx';
import { LineAnnouncer } from './line-announcer.tsx';

/** What is said on every screen to somebody who does not see it. */
export default function Aloud({ me }: { readonly me: Me }) {
  return (
    <>
      <LineAnnouncer />
      {me.may.includes('requests') && <HoldAnnouncer />}
    </>
  );
}

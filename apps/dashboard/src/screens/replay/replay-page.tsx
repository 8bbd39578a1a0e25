import './replay.css';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { serverNow } from '../../net/server-time.ts';
import { Past } from './past.tsx';
import { PastBand } from './past-band.tsx';
import { ReadingPast } from './reading/reading-past.tsx';
import { useReading } from './reading/use-reading.ts';
import { askedBy } from './time/address.ts';
import { useNames } from './use-names.ts';

/** The past of one's own houses: first how far it is read, then the past itself. */
export default function ReplayPage() {
  const reading = useReading();
  const { at, house } = askedBy(useSearch());
  const [opened] = useState(serverNow);
  const names = useNames(null);
  if (reading.ready) return <Past />;
  return (
    <main className="replay" aria-busy={!reading.stopped}>
      <PastBand at={at ?? opened} house={house} names={names} />
      <ReadingPast {...reading} />
    </main>
  );
}

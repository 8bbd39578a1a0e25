import './replay.css';
import './replay-body.css';
import './replay-time.css';
import './replay-responsive.css';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { serverNow } from '../../net/server-time.ts';
import { Past } from './past.tsx';
import { PastBanner } from './past-banner.tsx';
import { ReadingProgress } from './reading/reading-progress.tsx';
import { useReading } from './reading/use-reading.ts';
import { locationOf } from './time/address.ts';
import { useShelterNames } from './use-shelter-names.ts';

/** The replay of one's own shelters, preceded by the progress of reading the log. */
export default function ReplayPage() {
  const reading = useReading();
  const { at, shelter } = locationOf(useSearch());
  const [opened] = useState(serverNow);
  const nameOf = useShelterNames(null);
  if (reading.ready) return <Past />;
  return (
    <main className="replay" aria-busy={!reading.stopped}>
      <PastBanner at={at ?? opened} shelter={shelter} nameOf={nameOf} />
      <ReadingProgress {...reading} />
    </main>
  );
}

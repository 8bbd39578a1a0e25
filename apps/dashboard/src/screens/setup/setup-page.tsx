import './setup.css';
import './rooms-table.css';
import './setup-rules.css';
import '../../ui/sheet.css';
import { type Me, ownSheltersRead } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { NewShelter } from './new-shelter.tsx';
import { ShelterSetUp } from './shelter-set-up.tsx';
import { SheltersList } from './shelters-list.tsx';

/** Setup of the organisation's shelters. `at`: a shelter id, `new`, or null for the list. */
export default function SetupPage({ me, at }: { readonly me: Me; readonly at: string | null }) {
  const t = useT('setup');
  const { value, waiting, problem, refetch, reload } = useRead(endpointOf(ownSheltersRead));
  const shelter = value?.shelters.find(({ shelterId }) => shelterId === at);
  if (at === 'new') return <NewShelter me={me} onCreated={reload} />;
  if (shelter) return <ShelterSetUp key={shelter.shelterId} me={me} shelter={shelter} onChanged={reload} />;
  return (
    <main className="sheet">
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('loading')} heights={[48]} />
      {value && <SheltersList shelters={value.shelters} isUnknown={at !== null} />}
    </main>
  );
}

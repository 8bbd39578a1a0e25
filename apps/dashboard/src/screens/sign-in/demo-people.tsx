import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { demoPeopleRead } from '@safe-haven/contracts';
import { useMemo, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { sessions } from '../../net/session/session.ts';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { byOrganisation } from './by-organisation.ts';
import { PersonButton } from './person-button.tsx';

/** The people of the demo by organisation. */
export function DemoPeople() {
  const t = useT('session');
  const format = useFormat();
  const read = useRead(endpointOf(demoPeopleRead));
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const [entering, setEntering] = useState<string | null>(null);
  const groups = useMemo(() => byOrganisation(read.value ?? []), [read.value]);
  const isDelayed = useDelayed(read.value === null && read.problem === null);
  const enter = async (person: string) => {
    if (entering) return;
    setEntering(person);
    setProblem(await sessions.signIn('/api/demo/sign-in', { person }));
    setEntering(null);
  };
  return (
    <>
      {problem && <Problem problem={problem} />}
      {read.problem && <Problem problem={read.problem} onRetry={read.refetch} />}
      {isDelayed && <Skeleton width="100%" height={240} />}
      {groups.map(({ organisation, country, people: members }) => (
        <section key={organisation ?? ''} className="sign-in-group">
          <h2>
            {organisation ?? t('signIn.network')}
            {country && <span className="sign-in-country">{format.country(country)}</span>}
          </h2>
          <ul>
            {members.map((person) => (
              <li key={person.person}>
                <PersonButton
                  person={person}
                  entering={entering === person.person}
                  onEnter={() => void enter(person.person)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

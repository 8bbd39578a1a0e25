import './sign-in-page.css';
import { type DemoPerson, demoPerson, type Problem as ProblemDocument } from '@safe-haven/contracts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { api, type Schema } from '../http/api.ts';
import { Problem } from '../look/parts/problem.tsx';
import { Skeleton, useLate } from '../look/parts/skeleton.tsx';
import { LanguageSelect } from '../shell/language-select.tsx';
import { useFormats, useWords } from '../words/use-words.ts';
import { byOrganisation } from './by-organisation.ts';
import { DemoLine } from './demo-line.tsx';
import { PersonButton } from './person-button.tsx';
import { sessions } from './session.ts';

const people: Schema<DemoPerson[]> = demoPerson.array();

/** Whom one may be in the demo, by organisation. Without the demo it says that nobody can sign in. */
export function SignInPage() {
  const t = useWords('session');
  const formats = useFormats();
  const [known, setKnown] = useState<readonly DemoPerson[] | null>(null);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const [entering, setEntering] = useState<string | null>(null);
  const load = useCallback(async () => {
    setProblem(null);
    const answer = await api.get('/api/demo/people', people);
    if (answer.ok) setKnown(answer.value);
    else setProblem(answer.problem);
  }, []);
  useEffect(() => void load(), [load]);
  const groups = useMemo(() => byOrganisation(known ?? []), [known]);
  const late = useLate(known === null && problem === null);

  const enter = async (person: string) => {
    if (entering) return;
    setEntering(person);
    setProblem(await sessions.signInAs(person));
    setEntering(null);
  };

  return (
    <main className="sign-in">
      {known !== null && known.length > 0 && <DemoLine />}
      <div className="sign-in-column">
        <div className="sign-in-head">
          <p className="sign-in-product">{t('product')}</p>
          <LanguageSelect edged />
        </div>
        <h1>{t('signIn.title')}</h1>
        {known?.length === 0 ? <p>{t('signIn.none')}</p> : <p className="sign-in-lead">{t('signIn.lead')}</p>}
        {problem && <Problem problem={problem} onRetry={known === null ? () => void load() : undefined} />}
        {late && <Skeleton width="100%" height={240} />}
        {groups.map(({ organisation, country, people: members }) => (
          <section key={organisation ?? ''} className="sign-in-group">
            <h2>
              {organisation ?? t('signIn.network')}
              {country && <span className="sign-in-country">{formats.country(country)}</span>}
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
      </div>
    </main>
  );
}

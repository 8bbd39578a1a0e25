import './people.css';
import '../../ui/sheet.css';
import { type ListedPerson, peopleRead } from '@safe-haven/contracts';
import { UserPlus } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { wantedPerson } from '../../features/role/wanted-person.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { Drafts } from './drafts.tsx';
import { fits, NO_FILTER, type PeopleFilter, PeopleFilters } from './filters.tsx';
import { InviteForm } from './invite-form.tsx';
import { Organisations } from './organisations.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { PersonRow } from './person-row.tsx';
import { Tokens } from './tokens.tsx';

/** All accounts, for administrators: people and their roles, nothing about shelters. */
export default function PeoplePage() {
  const t = useT('people');
  const { value, waiting, problem, refetch } = useRead(endpointOf(peopleRead));
  const [filter, setFilter] = useState<PeopleFilter>(NO_FILTER);
  const [open, setOpen] = useState<string | null>(null);
  /** The organisation for which a manager is invited. */
  const [managerOf, setManagerOf] = useState<string | null>(null);
  const wanted = useSyncExternalStore(wantedPerson.subscribe, wantedPerson.get);
  useEffect(() => {
    if (wanted === null) return;
    setOpen(wanted);
    wantedPerson.set(null);
  }, [wanted]);
  const everybody = value?.people ?? [];
  const opened = everybody.find(({ personId }) => personId === open);
  const close = () => {
    setOpen(null);
    setManagerOf(null);
  };
  return (
    <main className="sheet">
      <div className="sheet-head">
        <PageTitle>{t('title')}</PageTitle>
        <Button variant="primary" icon={UserPlus} onClick={() => setOpen('')}>
          {t('invite')}
        </Button>
      </div>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('loading')} heights={[48, 48, 48]} />
      <Organisations people={value?.people ?? null} onChanged={refetch} onInvite={setManagerOf} />
      {value && (
        <section className="sheet-card">
          <PeopleFilters filter={filter} organisations={value.organisations} onChange={setFilter} />
          <FilteredPeople people={everybody} filter={filter} onFilter={setFilter} onOpen={setOpen} />
        </section>
      )}
      <Drafts />
      <Tokens organisations={value?.organisations ?? []} />
      {(open === '' || managerOf !== null) && (
        <SideDrawer title={t('form.title')} close={t('close')} onClose={close}>
          <InviteForm
            managerOf={managerOf}
            organisations={value?.organisations ?? []}
            onCreated={refetch}
            onClose={close}
          />
        </SideDrawer>
      )}
      {opened && (
        <PersonDrawer
          key={opened.personId}
          person={opened}
          organisations={value?.organisations ?? []}
          onChanged={refetch}
          onClose={close}
        />
      )}
    </main>
  );
}

interface FilteredPeopleProps {
  readonly people: readonly ListedPerson[];
  readonly filter: PeopleFilter;
  onFilter(filter: PeopleFilter): void;
  onOpen(personId: string): void;
}

function FilteredPeople({ people, filter, onFilter, onOpen }: FilteredPeopleProps) {
  const t = useT('people');
  const { collator } = useFormat();
  const shown = useMemo(
    () =>
      people
        .filter((person) => fits(person, filter))
        .toSorted((a, b) => collator.compare(a.name ?? '\uffff', b.name ?? '\uffff')),
    [people, filter, collator],
  );
  if (people.length === 0) return <p>{t('none')}</p>;
  return (
    <>
      <p className="sheet-hint" role="status">
        {t('shown', { shown: shown.length, all: people.length })}
      </p>
      {shown.length === 0 && (
        <div className="sheet-actions">
          <p>{t('noneFits')}</p>
          <Button onClick={() => onFilter(NO_FILTER)}>{t('showAll')}</Button>
        </div>
      )}
      <ul className="sheet-list">
        {shown.map((person) => (
          <PersonRow key={person.personId} person={person} onOpen={() => onOpen(person.personId)} />
        ))}
      </ul>
    </>
  );
}

import { type ListedOrganisation, type ListedPerson, organisationsRead } from '@safe-haven/contracts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { DutyLine } from './duty-line.tsx';
import { FirstSteps } from './first-steps.tsx';
import { type StaffedOrganisation, withManagers } from './managers.ts';
import { OrganisationForm } from './organisation-form.tsx';
import { OwnSignIn } from './own-sign-in.tsx';

interface OrganisationsProps {
  /** Null: not loaded yet. */
  readonly people: readonly ListedPerson[] | null;
  onChanged(): void;
  /** Opens an invitation of a manager. */
  onInvite(organisation: string): void;
}

/** The organisations of the network: created here, selected everywhere else. */
export function Organisations({ people, onChanged, onInvite }: OrganisationsProps) {
  const t = useT('organisations');
  const { value, problem, refetch } = useRead(endpointOf(organisationsRead));
  const [open, setOpen] = useState<ListedOrganisation | 'new' | null>(null);
  const list = withManagers(value?.organisations ?? [], people);
  const close = () => setOpen(null);
  const created = () => {
    close();
    refetch();
    onChanged();
  };
  return (
    <>
      {value && (
        <FirstSteps
          organisations={list}
          onStep={(step, missing) => {
            if (step === 'managers') onInvite(missing?.name ?? '');
            else setOpen(missing ?? 'new');
          }}
        />
      )}
      <section className="sheet-card">
        <div className="sheet-head">
          <h2>{t('title')}</h2>
          <Button icon={Plus} onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        </div>
        <p className="sheet-hint">{t('hint')}</p>
        {problem && <Problem problem={problem} onRetry={refetch} />}
        {value && list.length === 0 && <p>{t('none')}</p>}
        <ul className="sheet-list">
          {list.map((organisation) => (
            <OrganisationRow key={organisation.name} organisation={organisation} onOpen={() => setOpen(organisation)} />
          ))}
        </ul>
      </section>
      {open !== null && (
        <SideDrawer title={open === 'new' ? t('add') : open.name} close={t('close')} onClose={close}>
          <OrganisationForm organisation={open === 'new' ? null : open} onCreated={created} onClose={close} />
          {open !== 'new' && <DutyLine organisation={open} onRecorded={created} />}
          {open !== 'new' && <OwnSignIn organisation={open} />}
        </SideDrawer>
      )}
    </>
  );
}

function OrganisationRow({ organisation, onOpen }: { readonly organisation: StaffedOrganisation; onOpen(): void }) {
  const t = useT('organisations');
  const format = useFormat();
  const { name, countries, area, managers, invited, organisationId } = organisation;
  const staff = [managers > 0 && t('managers', { n: managers }), invited > 0 && t('managersInvited', { n: invited })];
  const where = [area && format.area(area), countries.map((code) => format.country(code)).join(', ')];
  return (
    <li className="sheet-line" data-organisation={name}>
      <span className="sheet-text">
        <span className="sheet-name">{name}</span>
        <span className="sheet-detail">{where.filter(Boolean).join(' · ')}</span>
        {organisationId === null && <span className="sheet-detail">{t('derived')}</span>}
      </span>
      <span className="organisation-end">
        <span className="sheet-detail">{staff.filter(Boolean).join(' · ') || t('noManager')}</span>
        <Button aria-label={t('changeNamed', { name })} onClick={onOpen}>
          {t('change')}
        </Button>
      </span>
    </li>
  );
}

import { type ListedOrganisation, type OrganisationSignIn, signInProvidersRead } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { OwnSignInForm, SecretForm } from './own-sign-in-form.tsx';

/** An organisation's own sign-in: what is in use, what waits for a second administrator, and a form to propose one. */
export function OwnSignIn({ organisation }: { readonly organisation: ListedOrganisation }) {
  const t = useT('organisations');
  const { value, problem, refetch } = useRead(endpointOf(signInProvidersRead));
  const [open, setOpen] = useState<'provider' | 'secret' | null>(null);
  const { organisationId } = organisation;
  const found = value?.organisations.find((each) => each.organisationId === organisationId);
  if (organisationId === null) return null;
  const path = `/api/organisations/${organisationId}/sign-in`;
  const changed = () => {
    setOpen(null);
    refetch();
  };
  const form = { path, onCancel: () => setOpen(null), onDone: changed };
  return (
    <section className="sheet-part" data-part="own-sign-in">
      <h3>{t('signIn.title')}</h3>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {found && <InUse inUse={found.inUse} />}
      {found?.proposed && <Proposed proposed={found.proposed} path={path} onDecided={changed} />}
      {value && open === 'provider' && <OwnSignInForm {...form} callback={value.callback} />}
      {open === 'secret' && <SecretForm {...form} />}
      {found && open === null && (
        <div className="sheet-actions">
          <Button onClick={() => setOpen('provider')}>
            {t(found.inUse || found.proposed ? 'signIn.replace' : 'signIn.start')}
          </Button>
          {found.inUse && (
            <>
              <Button onClick={() => setOpen('secret')}>{t('signIn.changeSecret')}</Button>
              <Removal path={path} label={found.inUse.label} onRemoved={changed} />
            </>
          )}
        </div>
      )}
    </section>
  );
}

function InUse({ inUse }: Pick<OrganisationSignIn, 'inUse'>) {
  const t = useT('organisations');
  if (inUse === null) return <p className="sheet-hint">{t('signIn.none')}</p>;
  return (
    <>
      <p>{t('signIn.inUse', { label: inUse.label })}</p>
      <p className="sheet-hint">{t('signIn.people', { n: inUse.people, only: inUse.peopleWithoutAnother })}</p>
      <ProviderLines provider={inUse} />
    </>
  );
}

/** What a second administrator compares with the provider; the secret is not among it. */
function ProviderLines({
  provider,
}: {
  readonly provider: NonNullable<OrganisationSignIn['inUse'] | OrganisationSignIn['proposed']>;
}) {
  const t = useT('organisations');
  const { label, issuer, clientId, hasSecret } = provider;
  const lines = [
    [t('signIn.label'), label],
    [t('signIn.issuer'), issuer],
    [t('signIn.clientId'), clientId],
  ] as const;
  return (
    <ul className="sheet-list">
      {lines.map(([name, text]) => (
        <li key={name} className="sheet-line">
          <span className="sheet-text">
            <span className="sheet-name">{text}</span>
            <span className="sheet-detail">{name}</span>
          </span>
        </li>
      ))}
      {!hasSecret && <li className="sheet-line">{t('signIn.noSecret')}</li>}
    </ul>
  );
}

interface ProposedProps {
  readonly proposed: NonNullable<OrganisationSignIn['proposed']>;
  readonly path: string;
  onDecided(): void;
}

function Proposed({ proposed, path, onDecided }: ProposedProps) {
  const t = useT('organisations');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const { proposalId, at, byName, mayConfirm, label } = proposed;
  const decide = async (how: 'confirm' | 'decline') => {
    if (await send((key) => api.post(`${path}/${how}`, { proposalId }, noContent, { key }))) onDecided();
  };
  const day = format.day(at);
  return (
    <section data-proposed={proposalId}>
      <p>{mayConfirm ? t('signIn.by', { who: byName ?? t('signIn.somebody'), day }) : t('signIn.mine', { day })}</p>
      <ProviderLines provider={proposed} />
      {problem && <Problem problem={problem} onRetry={onDecided} />}
      <div className="sheet-actions">
        {mayConfirm && (
          <TwoStepButton
            label={t('signIn.confirm')}
            name={label}
            confirmLabel={t('signIn.confirmSure')}
            cancelLabel={t('signIn.keep')}
            busy={busy}
            onConfirm={() => void decide('confirm')}
          />
        )}
        <Button variant="quiet" busy={busy} onClick={() => void decide('decline')}>
          {t('signIn.decline')}
        </Button>
      </div>
    </section>
  );
}

interface RemovalProps {
  readonly path: string;
  readonly label: string;
  onRemoved(): void;
}

function Removal({ path, label, onRemoved }: RemovalProps) {
  const t = useT('organisations');
  const { busy, problem, send } = useCommand();
  const remove = async () => {
    if (await send((key) => api.post(`${path}/remove`, {}, noContent, { key }))) onRemoved();
  };
  return (
    <>
      {problem && <Problem problem={problem} />}
      <TwoStepButton
        label={t('signIn.remove')}
        name={label}
        confirmLabel={t('signIn.removeSure')}
        cancelLabel={t('signIn.keep')}
        busy={busy}
        onConfirm={() => void remove()}
      />
    </>
  );
}

import { type TokenScope, tokenIssued } from '@safe-haven/contracts';
import { useState } from 'react';
import { CreateForm } from '../../features/credentials/create-form.tsx';
import { ShownOnce } from '../../features/credentials/shown-once.tsx';
import { useT } from '../../locales/use-t.ts';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { Field } from '../../ui/field.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { OrganisationSelect } from './organisation-select.tsx';

/** The most frequent one first, which is also the default. */
const SCOPES: readonly TokenScope[] = ['report_census', 'register', 'read_houses', 'poll_exports'];

interface TokenFormProps {
  readonly organisations: readonly string[];
  onCreated(): void;
  onClose(): void;
}

/** Creates a service token with an organisation, scopes and an expiry; then it is shown once. */
export function TokenForm({ organisations, onCreated, onClose }: TokenFormProps) {
  const t = useT('people');
  const [label, setLabel] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['report_census']);
  const lasts = Number(days);
  const body = { label: label.trim(), organisation: organisation.trim(), scopes, days: lasts };
  const faults = {
    label: label.trim() === '' && t('tokens.needsLabel'),
    organisation: organisation.trim() === '' && t('form.needsOrganisation'),
    scopes: scopes.length === 0 && t('tokens.needsScope'),
    days: !(Number.isInteger(lasts) && lasts >= 1 && lasts <= 365) && t('tokens.daysWrong'),
  };
  return (
    <CreateForm
      path="/api/tokens/issue"
      {...{ body, faults, onCreated, onClose }}
      answer={tokenIssued}
      labels={{ submit: t('tokens.submit'), sending: t('sending'), cancel: t('cancel') }}
      created={({ token }) => <TokenOnce token={token} onDone={onClose} />}
    >
      <Field name="label" label={t('tokens.label')} hint={t('tokens.labelHint')}>
        {(ids) => <input {...ids} maxLength={60} value={label} onChange={(e) => setLabel(e.target.value)} />}
      </Field>
      <OrganisationSelect
        name="organisation"
        organisations={organisations}
        value={organisation}
        onChange={setOrganisation}
      />
      <FormPart name="scopes">
        <ChoicesOfMany
          legend={t('tokens.scopes')}
          choices={SCOPES.map((value) => ({ value, label: t(`tokens.scope.${value}`) }))}
          chosen={scopes}
          onChange={setScopes}
        />
      </FormPart>
      <Field name="days" label={t('tokens.days')} hint={t('tokens.daysWrong')}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            inputMode="numeric"
            min={1}
            max={365}
            value={days}
            onChange={(e) => setDays(e.target.value)}
          />
        )}
      </Field>
    </CreateForm>
  );
}

function TokenOnce({ token, onDone }: { readonly token: string; onDone(): void }) {
  const t = useT('people');
  const copy = { label: t('tokens.copy'), copied: t('link.copied'), notCopied: t('link.notCopied') };
  return (
    <ShownOnce title={t('tokens.madeTitle')} secret={token} copy={copy} done={t('done')} onDone={onDone}>
      <p>{t('tokens.made')}</p>
    </ShownOnce>
  );
}

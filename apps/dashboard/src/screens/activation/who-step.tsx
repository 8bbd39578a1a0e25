import type { ActivationSeen } from '@safe-haven/contracts';
import { RoleSummary } from '../../features/role/role-summary.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { looksLikeEmail } from '../../model/email.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

/** The name and address that the account gets. */
export interface AccountDetails {
  readonly name: string;
  readonly email: string;
}

interface WhoStepProps {
  readonly seen: ActivationSeen;
  readonly who: AccountDetails;
  onChange(who: AccountDetails): void;
  onNext(): void;
}

/** The person and the roles that the link is for. */
export function WhoStep({ seen, who, onChange, onNext }: WhoStepProps) {
  const t = useT('account');
  const format = useFormat();
  const when = `${format.day(seen.expiresAt)}, ${format.clock(seen.expiresAt)}`;
  return (
    <Form
      submit={t('activate.next')}
      sending={t('activate.next')}
      busy={false}
      faults={{
        name: who.name.trim() === '' && t('activate.needsBoth'),
        email: !looksLikeEmail(who.email) && t('activate.needsBoth'),
      }}
      onSubmit={onNext}
    >
      {seen.renews && <p>{t('activate.renews')}</p>}
      <Field name="name" label={t('activate.name')}>
        {(ids) => (
          <input
            {...ids}
            autoComplete="name"
            maxLength={80}
            value={who.name}
            onChange={(e) => onChange({ ...who, name: e.target.value })}
          />
        )}
      </Field>
      <Field name="email" label={t('activate.email')} hint={t('activate.whoHint')}>
        {(ids) => (
          <input
            {...ids}
            type="email"
            autoComplete="username"
            maxLength={200}
            value={who.email}
            onChange={(e) => onChange({ ...who, email: e.target.value })}
          />
        )}
      </Field>
      <div className="sheet-part">
        <h3 className="field-label">{t('activate.roles')}</h3>
        <ul className="activation-roles">
          {seen.roles.map((role) => (
            <li key={role.grantId}>
              <RoleSummary role={role} />
            </li>
          ))}
        </ul>
      </div>
      <p className="field-hint">{t('activate.until', { when })}</p>
    </Form>
  );
}

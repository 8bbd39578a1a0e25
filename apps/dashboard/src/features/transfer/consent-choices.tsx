import { consentKinds, consentScopes } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FormPart } from '../../ui/form-part.tsx';

/** A consent as it is typed; nothing else is recorded of it. */
export interface Agreement {
  readonly kind: (typeof consentKinds)[number] | null;
  readonly scope: readonly (typeof consentScopes)[number][];
}

interface ConsentChoicesProps {
  readonly value: Agreement;
  onChange(value: Agreement): void;
}

/** The recorded consent as form values. */
export const agreementIn = (consent: {
  readonly kind: Agreement['kind'];
  readonly scope: readonly string[];
}): Agreement => ({
  kind: consent.kind,
  scope: consentScopes.filter((each) => consent.scope.includes(each)),
});

/** To what they agree, and how. */
export function ConsentChoices({ value, onChange }: ConsentChoicesProps) {
  const t = useT('transfers');
  return (
    <>
      <FormPart name="kind">
        <Choices
          legend={t('form.how')}
          options={consentKinds}
          chosen={value.kind}
          labelOf={(each) => t(`consentKind.${each}`)}
          onChoose={(kind) => onChange({ ...value, kind })}
        />
      </FormPart>
      <FormPart name="scope">
        <ChoicesOfMany
          row
          legend={t('form.what')}
          choices={consentScopes.map((scope) => ({ value: scope, label: t(`consentScope.${scope}`) }))}
          chosen={value.scope}
          onChange={(scope) => onChange({ ...value, scope })}
        />
      </FormPart>
      <p className="form-hint">{t('form.consentHint')}</p>
    </>
  );
}

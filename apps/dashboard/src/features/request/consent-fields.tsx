import { shareScopes } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import type { Party } from '../../model/party/party.ts';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { Choices } from '../../ui/choices.tsx';
import { type ConsentInput, kindOf, kinds } from './consent.ts';

interface ConsentFieldsProps {
  readonly party: Party;
  readonly value: ConsentInput;
  onChange(value: ConsentInput): void;
}

/** The scopes of consent: what a shelter is shown after a yes. Nothing is ticked initially. */
export function ConsentFields({ party, value, onChange }: ConsentFieldsProps) {
  const t = useT('requests');
  return (
    <div className="form-part" data-consent>
      <ChoicesOfMany
        legend={t('consent.title')}
        choices={shareScopes.map((scope) => ({ value: scope, label: t(`consent.scope.${scope}`) }))}
        chosen={value.scope}
        onChange={(scope) => onChange({ ...value, scope })}
      />
      {value.scope.length > 0 && (
        <Choices
          legend={t('consent.how')}
          options={kinds}
          chosen={kindOf(value, party)}
          labelOf={(kind) => t(`consent.kind.${kind}`)}
          onChoose={(kind) => onChange({ ...value, kind })}
        />
      )}
      <p className="field-hint">{t('consent.hint')}</p>
    </div>
  );
}

import '../../../ui/sheet.css';
import { HOME_COUNTRIES, type TransferBody } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { useRequest } from '../../../features/request/use-request.ts';
import { type SearchForm, statedNeeds } from '../../../features/search/search-form.ts';
import { memory, NO_SEARCH, type Transferring } from '../../../features/search/search-memory.ts';
import { arrivalWithin, WITHIN, type Within } from '../../../features/transfer/arrival-windows.ts';
import { type Agreement, agreementIn, ConsentChoices } from '../../../features/transfer/consent-choices.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { newId } from '../../../net/command/send.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Placed } from '../results/order.ts';
import { useReasons } from '../results/use-reasons.ts';
import { LegalFields, type LegalInput, legalOf, NOT_STATED } from './legal-fields.tsx';

interface ProposeCardProps {
  /** The house that was chosen. */
  readonly placed: Placed;
  readonly form: SearchForm;
  readonly transfer: Transferring;
  /** The country of the caller; null: none. */
  readonly ownCountry: string | null;
  onBack(): void;
}

/** Proposes a transfer to the chosen house, which has to accept it before anybody leaves. Consent is asked now that it is known where to. */
export default function ProposeCard({ placed, form, transfer, ownCountry, onBack }: ProposeCardProps) {
  const { shelter } = placed;
  const t = useT('transfers');
  const l10n = useL10n();
  const [, go] = useLocation();
  const [transferId] = useState(newId);
  const { busy, problem, transfer: send } = useRequestCommands(() => undefined);
  const [within, setWithin] = useState<Within>(WITHIN_OF[form.arrival]);
  const [legal, setLegal] = useState<LegalInput>(NOT_STATED);
  const { agreed, setAgreed } = useAgreement(transfer);
  const { kind, scope } = agreed;
  const reasons = useReasons(placed, form);
  const propose = async () => {
    const body: TransferBody<'propose'> = {
      toShelterId: shelter.shelterId,
      ...(form.leaving === null ? {} : { fromShelterId: form.leaving }),
      ...(transfer.requestId === null ? {} : { requestId: transfer.requestId }),
      party: form.party,
      arrival: arrivalWithin(within),
      details: { needs: statedNeeds(form), ...legalOf(legal, shelter.country) },
      ...(kind !== null && scope.length > 0 ? { consent: { kind, scope: [...scope] } } : {}),
    };
    if (!(await send(transferId, 'propose', body))) return;
    memory.keep(NO_SEARCH);
    go(`/transfers/${transferId}`);
  };
  return (
    <div className="find-propose" data-propose={shelter.shelterId}>
      <CommandForm
        place="propose"
        title={t('toHouse', { shelter: shelter.name })}
        submit={t('act.propose')}
        sending={t('form.asking')}
        busy={busy}
        problem={problem}
        faults={{ kind: kind === null && scope.length > 0 && t('form.chooseHow') }}
        onSubmit={() => void propose()}
        onClose={onBack}
      >
        <div>
          <p>{formatParty(l10n, form.party)}</p>
          <ul className="found-reasons">
            {reasons.map(({ kind: of, icon, text }) => (
              <li key={text} data-kind={of}>
                <Icon icon={icon} size={15} />
                {text}
              </li>
            ))}
          </ul>
        </div>
        <Choices
          legend={t('expected')}
          options={WITHIN}
          chosen={within}
          labelOf={(hours) => t(`within.${hours}`)}
          onChoose={setWithin}
        />
        {isLawAsked(placed, ownCountry) && <LegalFields value={legal} countries={HOME_COUNTRIES} onChange={setLegal} />}
        <ConsentChoices value={agreed} onChange={setAgreed} />
      </CommandForm>
    </div>
  );
}

/** The usual window for when they come, as the search said it. */
const WITHIN_OF: Readonly<Record<SearchForm['arrival'], Within>> = { now: '4', h2: '2', h6: '8', morning: '24' };

/** What they agreed to for the request, until something else is said. */
function useAgreement({ requestId }: Transferring) {
  const recorded = useRequest(requestId).value?.consent ?? null;
  const [said, setAgreed] = useState<Agreement | null>(null);
  const agreed = said ?? (recorded === null ? { kind: null, scope: [] } : agreementIn(recorded));
  return { agreed, setAgreed };
}

/** Where they cross a border, or the house is for citizens or foreigners only, the law decides (TR-3). */
const isLawAsked = ({ shelter }: Placed, ownCountry: string | null): boolean =>
  shelter.country !== ownCountry ||
  shelter.asks.includes('legal_regime') ||
  shelter.conditions.some(({ code }) => code === 'legal_regime');

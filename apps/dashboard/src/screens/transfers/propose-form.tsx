import { HOME_COUNTRIES, type RequestView, type TransferBody } from '@safe-haven/contracts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CommandForm } from '../../features/command/command-form.tsx';
import { PartyFields } from '../../features/party/party-fields.tsx';
import { consentInputOf, consentToSend, NO_CONSENT } from '../../features/request/consent.ts';
import { ConsentFields } from '../../features/request/consent-fields.tsx';
import { arrivalWithin, WITHIN, type Within } from '../../features/transfer/arrival-windows.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { EMPTY_PARTY, formatParty, type Party, peopleIn } from '../../model/party/party.ts';
import { newId } from '../../net/command/send.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { Choices } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { LegalFields, type LegalInput, legalOf, NOT_STATED } from './legal-fields.tsx';
import { type SelectableShelter, ShelterSelect } from './shelter-select.tsx';
import { mayFit, useShelters } from './use-shelters.ts';

interface ProposeFormProps {
  /** The request of the party; missing: a party in a shelter or elsewhere. */
  readonly from?: { readonly request: RequestView; readonly shelters: readonly SelectableShelter[] };
  onClose(): void;
}

/** Proposes a transfer to a shelter, which has to accept it before the party departs. */
export function ProposeForm({ from, onClose }: ProposeFormProps) {
  const t = useT('transfers');
  const l10n = useL10n();
  const [, go] = useLocation();
  const [transferId] = useState(newId);
  const { busy, problem, transfer: send } = useRequestCommands(() => undefined);
  const { own, all } = useShelters();
  const [fromShelter, setFromShelter] = useState('');
  const [toShelter, setToShelter] = useState(firstOf(from));
  const [party, setParty] = useState<Party>(from?.request.party ?? EMPTY_PARTY);
  const [within, setWithin] = useState<Within>('4');
  const [legal, setLegal] = useState<LegalInput>(NOT_STATED);
  const [consent, setConsent] = useState(from ? consentInputOf(from.request) : NO_CONSENT);
  const agreed = consentToSend(consent, party);
  const faults = {
    party: peopleIn(party) === 0 && t('form.needsSomebody'),
    toShelterId: toShelter === '' && t('form.needsHouse'),
  };
  const propose = async () => {
    const country = all.find((shelter) => shelter.shelterId === toShelter)?.country ?? null;
    const body: TransferBody<'propose'> = {
      toShelterId: toShelter,
      ...(fromShelter === '' ? {} : { fromShelterId: fromShelter }),
      ...(from ? { requestId: from.request.requestId } : {}),
      party,
      arrival: arrivalWithin(within),
      details: { needs: from?.request.criteria?.needs ?? {}, ...legalOf(legal, country) },
      ...(agreed && { consent: agreed }),
    };
    if (await send(transferId, 'propose', body)) go(`/transfers/${transferId}`);
  };
  return (
    <CommandForm
      place="propose"
      title={t('act.propose')}
      submit={t('act.propose')}
      sending={t('form.asking')}
      busy={busy}
      problem={problem}
      faults={faults}
      onSubmit={() => void propose()}
      onClose={onClose}
    >
      {from ? (
        <p>{formatParty(l10n, party)}</p>
      ) : (
        <>
          <fieldset className="party-travels">
            <legend>{t('form.whoTravels')}</legend>
            <PartyFields party={party} onChange={setParty} />
          </fieldset>
          <Field label={t('form.fromHouse')}>
            {(ids) => (
              <ShelterSelect
                ids={ids}
                shelters={own}
                none={t('noHouse')}
                value={fromShelter}
                onChange={setFromShelter}
              />
            )}
          </Field>
        </>
      )}
      <Field name="toShelterId" label={t('form.toHouse')}>
        {(ids) => (
          <ShelterSelect
            ids={ids}
            shelters={
              from?.shelters ??
              all.filter((shelter) => shelter.shelterId !== fromShelter && mayFit(shelter, placesFor(party)))
            }
            none={t('form.choose')}
            value={toShelter}
            onChange={setToShelter}
          />
        )}
      </Field>
      <Choices
        legend={t('expected')}
        options={WITHIN}
        chosen={within}
        labelOf={(hours) => t(`within.${hours}`)}
        onChoose={setWithin}
      />
      <LegalFields value={legal} countries={HOME_COUNTRIES} onChange={setLegal} />
      <ConsentFields party={party} value={consent} onChange={setConsent} />
    </CommandForm>
  );
}

/** The shelter whose yes is next, if it is among the options. */
function firstOf(from: ProposeFormProps['from']): string {
  const next = from?.request.offered ?? null;
  return from?.shelters.some(({ shelterId }) => shelterId === next) === true ? (next as string) : '';
}

/** Infants need no place. */
const placesFor = ({ women, men, other, girls, boys }: Party): number => women + men + other + girls + boys;

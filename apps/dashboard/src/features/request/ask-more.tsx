import type { FoundShelter, RequestView } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import { serverNow } from '../../net/server-time.ts';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CommandForm } from '../command/command-form.tsx';
import { formatCodes, knownCodes } from './codes.ts';
import { useSheltersFor } from './use-shelters-for.ts';

const MINUTES = ['10', '20', '30', '60'] as const;

interface AskMoreProps {
  readonly request: RequestView;
  refetch(): void;
  onClose(): void;
  /** Where its button is; several may be on a screen. */
  readonly place?: string;
}

/** Sends the request to further shelters that match; all are ticked initially. */
export function AskMore({ request, refetch, onClose, place = 'more' }: AskMoreProps) {
  const t = useT('requests');
  const format = useFormat();
  const { shelters: all, problem, refetch: lookAgain } = useSheltersFor(request);
  const shelters = all?.filter(({ shelterId }) => !request.asked.includes(shelterId));
  const { busy, problem: refused, request: send } = useRequestCommands(refetch);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('20');
  const chosen = (shelters ?? []).map(({ shelterId }) => shelterId).filter((shelterId) => !left.includes(shelterId));
  const ask = async () => {
    const respondBy = new Date(serverNow() + Number(minutes) * 60_000).toISOString();
    if (await send(request.requestId, 'broadcast', { shelters: chosen, respondBy })) onClose();
  };
  const missing = shelters === undefined ? 'more.looking' : shelters.length === 0 ? 'more.none' : 'more.chooseOne';
  return (
    <CommandForm
      place={place}
      title={t('act.more')}
      submit={t('more.ask', { count: chosen.length })}
      busy={busy}
      problem={refused}
      faults={{ shelters: chosen.length === 0 && t(missing) }}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      {problem && <Problem problem={problem} onRetry={lookAgain} />}
      {shelters && shelters.length > 0 && (
        <>
          <FormPart name="shelters">
            <ChoicesOfMany
              legend={t('more.title')}
              choices={shelters.map((shelter) => ({
                value: shelter.shelterId,
                label: formatShelter(t, format, shelter),
              }))}
              chosen={chosen}
              onChange={(now) => setLeft(shelters.map((h) => h.shelterId).filter((id) => !now.includes(id)))}
            />
          </FormPart>
          <Choices
            legend={t('more.within')}
            options={MINUTES}
            chosen={minutes}
            labelOf={(value) => t('more.minutes', { count: Number(value) })}
            onChoose={setMinutes}
          />
        </>
      )}
    </CommandForm>
  );
}

function formatShelter(t: TFunction<'requests'>, format: ReturnType<typeof useFormat>, shelter: FoundShelter): string {
  const codes = knownCodes(shelter.conditions.map(({ code }) => code));
  const text = codes.length === 0 ? t('more.takes') : t('more.takesIf', { codes: formatCodes(t, format, codes) });
  return `${shelter.name}, ${format.area(shelter.area)} · ${text}`;
}

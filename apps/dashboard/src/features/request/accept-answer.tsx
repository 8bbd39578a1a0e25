import type { RequestView } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { CommandForm } from '../command/command-form.tsx';
import { Refused } from '../command/refused.tsx';
import { useOfflineReason } from '../command/use-offline-reason.ts';
import { placeHold } from '../hold/use-hold-commands.ts';
import { formatCode } from './codes.ts';
import { isReopened, placesOf } from './use-request.ts';

const PLACE = 'accept';

interface AcceptAnswerProps {
  readonly request: RequestView;
  readonly answer: RequestView['answers'][number];
  readonly isFirst: boolean;
  /** Something speaks against it now: the house is to be asked again first. */
  readonly isOutdated: boolean;
  /** One of several requests on the screen: it does not take the focus by itself. */
  readonly isOneOfMany?: boolean;
  refetch(): void;
}

/**
 * Accepts an answer by placing a hold. The conditions of a yes-if have to be ticked first. After a promise has ended
 * the next yes gets the focus.
 */
export function AcceptAnswer({
  request,
  answer,
  isFirst,
  isOutdated,
  isOneOfMany = false,
  refetch,
}: AcceptAnswerProps) {
  const t = useT('requests');
  const { shelterId, codes } = answer;
  const commands = useShelterCommands(shelterId, async () => refetch());
  const [settling, setSettling] = useState(false);
  const [settled, setSettled] = useState<readonly string[]>([]);
  const button = useRef<HTMLDivElement>(null);
  const offered = !isOneOfMany && isReopened(request) && request.offered === shelterId;
  useEffect(() => {
    if (offered && !isBusyElsewhere()) button.current?.querySelector('button')?.focus();
  }, [offered]);

  const place = `${PLACE} ${request.requestId} ${shelterId}`;
  const attempt = commands.attempts.find((candidate) => candidate.place === PLACE);
  const asking = commands.asking(PLACE);
  const { party, requestId } = request;
  // The house may have said yes because two of its rooms take them (FP-14); one room comes first.
  const hold = () => void placeHold(commands, PLACE, { party, requestId, rooms: 2 });
  const count = placesOf(request);
  const label = t('accept', { count });
  const disabledReason = useOfflineReason();
  if (settling)
    return (
      <CommandForm
        place={place}
        title={t('settled')}
        submit={label}
        busy={asking}
        problem={attempt?.problem ?? null}
        faults={{ codes: !codes.every((code) => settled.includes(code)) && t('settleFirst') }}
        onSubmit={hold}
        onClose={() => setSettling(false)}
      >
        <FormPart name="codes">
          <ChoicesOfMany
            row
            legend={t('answer.yes_if')}
            choices={codes.map((value) => ({ value, label: formatCode(t, value) }))}
            chosen={settled}
            onChange={setSettled}
          />
        </FormPart>
      </CommandForm>
    );
  return (
    <div ref={button} className="ask-accept">
      <Button
        variant={isOutdated ? 'quiet' : isFirst ? 'primary' : 'secondary'}
        busy={asking}
        disabledReason={disabledReason}
        data-opens={place}
        onClick={codes.length === 0 ? hold : () => setSettling(true)}
      >
        {codes.length === 0 ? label : t('acceptIf', { count })}
      </Button>
      {attempt?.problem && <Refused problem={attempt.problem} />}
    </div>
  );
}

/** Whether the focus is in a field: then it is not moved. */
const isBusyElsewhere = (): boolean => document.activeElement?.matches('input, select, textarea') ?? false;

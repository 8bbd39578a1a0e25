import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { AreaSelect } from '../../features/area/area-select.tsx';
import { CommandForm } from '../../features/command/command-form.tsx';
import { formatArea, useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useT } from '../../locales/use-t.ts';
import { newId } from '../../net/command/send.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { useOperationCommands } from './use-operation.ts';

const START = 'start';
const MOST = 500;

/** Starts an operation: about how many, where, and which areas nobody of them may be in. */
export function StartForm({ onClose }: { onClose(): void }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const [, navigate] = useLocation();
  const [operationId] = useState(newId);
  const [expected, setExpected] = useState('');
  const [from, setFrom] = useState('');
  const [avoid, setAvoid] = useState<readonly string[]>([]);
  const { isPending, problemAt, send } = useOperationCommands(operationId, () => undefined);
  const number = Number(expected);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= MOST;
  const start = async () => {
    const body = { expected: number, from: from || null, avoid: [...avoid] };
    if (await send(START, 'open', body)) navigate(`/operations/${encodeURIComponent(operationId)}`);
  };
  return (
    <CommandForm
      place="start"
      title={t('start.title')}
      submit={t('start.submit')}
      busy={isPending(START)}
      problem={problemAt(START)}
      faults={{ expected: !isNumber && t('start.howMany') }}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      <NumberField name="expected" label={t('start.expected')} value={expected} onChange={setExpected} />
      <Field label={t('start.from')} hint={t('start.fromHint')}>
        {(ids) => (
          <AreaSelect
            {...ids}
            countries={HOME_COUNTRIES}
            value={from}
            none={t('start.notSaid')}
            clearable
            onChange={setFrom}
          />
        )}
      </Field>
      <Field label={t('start.avoid')} hint={t('start.avoidHint')}>
        {(ids) => (
          <AreaSelect
            {...ids}
            countries={HOME_COUNTRIES}
            value=""
            none={t('start.addArea')}
            onChange={(area) => setAvoid([...avoid.filter((other) => other !== area), area])}
          />
        )}
      </Field>
      {avoid.length > 0 && (
        <div className="op-actions">
          {avoid.map((area) => (
            <Button
              key={area}
              icon={X}
              aria-label={t('start.remove', { area: formatArea(l10n, area) })}
              onClick={() => setAvoid(avoid.filter((other) => other !== area))}
            >
              {formatArea(l10n, area)}
            </Button>
          ))}
        </div>
      )}
    </CommandForm>
  );
}

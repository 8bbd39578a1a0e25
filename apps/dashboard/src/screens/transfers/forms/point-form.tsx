import { useState } from 'react';
import { CommandForm } from '../../../features/command/command-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Field } from '../../../ui/field.tsx';
import type { FormProps } from './form-props.ts';

/** A public meeting point. It is encrypted before it is stored. */
export function PointForm({ transfer, refetch, onClose }: FormProps) {
  const t = useT('transfers');
  const { busy, problem, transfer: send } = useRequestCommands(refetch);
  const [point, setPoint] = useState(transfer.meetingPoint ?? '');
  const share = async () => {
    if (await send(transfer.transferId, 'share-meeting-point', { point })) onClose();
  };
  return (
    <CommandForm
      place="point"
      title={t('act.point')}
      submit={t('act.point')}
      busy={busy}
      problem={problem}
      faults={{ point: point.trim() === '' && t('form.pointNeeded') }}
      onSubmit={() => void share()}
      onClose={onClose}
    >
      <Field name="point" label={t('form.point')} hint={t('form.pointHint')}>
        {(ids) => (
          <input
            {...ids}
            value={point}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setPoint(event.target.value)}
          />
        )}
      </Field>
    </CommandForm>
  );
}

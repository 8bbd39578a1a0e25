import { type ActivityItem, type CommandBody, correctionReason } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { instantOfWallClock, wallClock } from '../../../model/time/time.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { offeredCorrections } from '../activity/event-facts.ts';

/** An undo says so by itself. */
const REASONS = correctionReason.exclude(['undo']).options;
type Body = CommandBody<'correct-event'>;

/** Corrects an event: it did not happen, or at another time. It stays listed, struck through. */
export function CorrectForm({ item, place }: { readonly item: ActivityItem; readonly place: string }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const kinds = offeredCorrections(item);
  const [kind, setKind] = useState<(typeof kinds)[number]>('void');
  const [reason, setReason] = useState<(typeof REASONS)[number]>('typing_error');
  const [at, setAt] = useState(() => wallClock(Date.parse(item.occurredAt), timezone));
  const correct = () => {
    const correction: Body['correction'] =
      kind === 'void' ? { kind } : { kind, occurredAt: instantOfWallClock(at, timezone) };
    return commands.send(place, 'correct-event', { eventId: item.eventId, correction, reason });
  };
  return (
    <ShelterForm
      place={place}
      title={t('correct.title')}
      submit={t('correct.submit')}
      faults={{ occurredAt: kind === 'replace_time' && at === '' && t('form.needsTime') }}
      onSubmit={correct}
    >
      {kinds.length > 1 ? (
        <Choices
          quiet
          legend={t('correct.title')}
          options={kinds}
          chosen={kind}
          labelOf={(k) => t(`correct.${k}`)}
          onChoose={setKind}
        />
      ) : (
        <p>{t('correct.void')}</p>
      )}
      {kind === 'replace_time' && (
        <Field name="occurredAt" label={t('time.at')}>
          {(ids) => <input {...ids} type="datetime-local" value={at} onChange={(e) => setAt(e.target.value)} />}
        </Field>
      )}
      <Choices
        legend={t('correct.reason')}
        options={REASONS}
        chosen={reason}
        labelOf={(r) => t(`reason.correction.${r}`)}
        onChoose={setReason}
      />
      <p className="form-hint">{t('correct.hint')}</p>
    </ShelterForm>
  );
}

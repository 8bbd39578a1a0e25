import type { ExactDetail } from '@safe-haven/contracts';
import { HoldForm } from '../../features/hold/hold-form.tsx';
import { AttemptResult } from '../../features/shelter/attempt-result.tsx';
import { FormToggle } from '../../features/shelter/form-toggle.tsx';
import { QueuedCommands } from '../../features/shelter/queued-commands.tsx';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { AdmitForm } from '../../features/stay/admit-form.tsx';
import { Button } from '../../ui/button.tsx';
import { CensusForm } from './forms/census-form.tsx';
import { OverflowForm } from './forms/overflow-form.tsx';
import { PauseForm } from './forms/pause-form.tsx';
import { CallPart, CallToggle } from './forms/record-call.tsx';

/** The actions on the whole shelter; forms open below. */
export function ShelterActions({ detail }: { readonly detail: ExactDetail }) {
  const { l10n, may, open } = useShelter();
  const { t } = l10n;
  const { row, rooms } = detail;
  const beds = rooms.flatMap((r) => r.beds);
  const closed = beds.filter((b) => b.use === 'closed');
  const hasOpenOverflow = beds.some((b) => b.overflowUntil !== null);
  return (
    <section className="shelter-actions" aria-label={t('act.label')}>
      <div className="party-actions">
        {may('publish') && <ImmediateActions name="publish" label={t('act.publish')} />}
        {may('admit-party') && (
          <FormToggle place="house:admit" variant={detail.holds.length > 0 ? 'secondary' : 'primary'}>
            {t('act.admit')}
          </FormToggle>
        )}
        {may('hold-beds') && (
          <FormToggle place="house:hold" variant={may('admit-party') ? 'secondary' : 'primary'}>
            {t('act.hold')}
          </FormToggle>
        )}
        {may('pause-intake') && row.intake.state !== 'paused' && (
          <FormToggle place="house:pause" variant="quiet">
            {t('act.pause')}
          </FormToggle>
        )}
        {may('resume-intake') && row.intake.state === 'paused' && (
          <ImmediateActions name="resume-intake" label={t('act.resume')} />
        )}
        {may('open-overflow') && closed.length > 0 && (
          <FormToggle place="house:overflow" variant="quiet">
            {t('act.overflow')}
          </FormToggle>
        )}
        {may('close-overflow') && hasOpenOverflow && (
          <ImmediateActions name="close-overflow" label={t('act.closeOverflow')} />
        )}
        {may('report-census') && (
          <FormToggle place="house:census" variant={row.mode === 'counted' ? 'primary' : 'quiet'}>
            {t('act.census')}
          </FormToggle>
        )}
        <CallToggle />
      </div>
      <CallPart />
      <AttemptResult place="house:now" />
      <QueuedCommands about="house" />
      <QueuedCommands about="chosen" />
      {open === 'house:hold' && <HoldForm place="house:hold" rooms={rooms} />}
      {open === 'house:admit' && <AdmitForm place="house:admit" rooms={rooms} />}
      {open === 'house:pause' && <PauseForm />}
      {open === 'house:overflow' && <OverflowForm closed={closed.length} />}
      {open === 'house:census' && <CensusForm row={row} />}
    </section>
  );
}

/** Actions without a form. */
function ImmediateActions({
  name,
  label,
}: {
  readonly name: 'publish' | 'resume-intake' | 'close-overflow';
  readonly label: string;
}) {
  const { commands } = useShelter();
  const { offlineReason: disabledReason } = useShelter();
  return (
    <Button
      disabledReason={disabledReason}
      busy={commands.asking('house:now')}
      onClick={() => void commands.send('house:now', name, {})}
    >
      {label}
    </Button>
  );
}

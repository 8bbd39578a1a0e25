import type { ExactDetail, Me } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import ContactSection from '../../features/call/contact-section.tsx';
import { PlaceSection } from '../../features/reveal/place-section.tsx';
import { ShelterContext, useShelter } from '../../features/shelter/shelter-context.ts';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { CheckHoursForm } from './forms/check-hours-form.tsx';
import { PolicyForm } from './forms/policy-form.tsx';
import { ProfileForm } from './forms/profile-form.tsx';
import { RulesForm } from './forms/rules-form.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { RoomsPanel } from './rooms/rooms-panel.tsx';
import { SmsSection } from './sms/sms-section.tsx';
import { nextOf, type SetUpShelter, type Step } from './steps.ts';

interface StepPanelProps {
  readonly me: Me;
  readonly shelter: SetUpShelter;
  readonly detail: ExactDetail;
  readonly step: Step;
  onStep(step: Step): void;
}

/** The form of one step, with a button to the next. */
export function StepPanel({ me, shelter, detail, step, onStep }: StepPanelProps) {
  switch (step) {
    case 'profile':
      return (
        <AdvanceOnClose onClose={() => onStep(nextOf(shelter, step))}>
          <ProfileForm row={detail.row} isPublished={shelter.state === 'published'} />
        </AdvanceOnClose>
      );
    case 'rooms':
      return (
        <>
          <RoomsPanel rooms={detail.rooms} />
          <NextStepButton shelter={shelter} from={step} onStep={onStep} />
        </>
      );
    case 'rules':
      return (
        <AdvanceOnClose onClose={() => onStep(nextOf(shelter, step))}>
          <RulesForm rules={detail.rules ?? {}} />
        </AdvanceOnClose>
      );
    case 'policy':
      return (
        detail.holdPolicy && (
          <AdvanceOnClose onClose={() => onStep(nextOf(shelter, step))}>
            <PolicyForm policy={detail.holdPolicy} />
            <CheckHoursForm hours={detail.checkHours} />
          </AdvanceOnClose>
        )
      );
    case 'places':
      return <PlacesPanel me={me} shelter={shelter} onStep={onStep} />;
    case 'publish':
      return <PublishPanel shelter={shelter} onStep={onStep} />;
  }
}

/** These forms open with their step: closing them opens the next step. */
function AdvanceOnClose({ onClose, children }: { onClose(): void; readonly children: ReactNode }) {
  const scope = useShelter();
  return <ShelterContext value={{ ...scope, setOpen: onClose }}>{children}</ShelterContext>;
}

function PlacesPanel({ me, shelter, onStep }: Pick<StepPanelProps, 'me' | 'shelter' | 'onStep'>) {
  const t = useT('setup');
  const { leave } = useShelter();
  return (
    <section className="sheet-card" aria-label={t('step.places')}>
      <h2>{t('step.places')}</h2>
      <p className="sheet-hint">{t('placesHint')}</p>
      <PlaceSection shelterId={shelter.shelterId} onOpened={() => leave('look_again')} />
      <ContactSection shelterId={shelter.shelterId} />
      {me.may.includes('sms-numbers') && <SmsSection shelterId={shelter.shelterId} />}
      <NextStepButton shelter={shelter} from="places" onStep={onStep} />
    </section>
  );
}

/** A button to the next missing step. */
function NextStepButton({
  shelter,
  from,
  onStep,
}: Pick<StepPanelProps, 'shelter' | 'onStep'> & { readonly from: Step }) {
  const t = useT('setup');
  const to = nextOf(shelter, from);
  return (
    <div className="sheet-actions">
      <Button onClick={() => onStep(to)}>{t('goOn', { step: t(`step.${to}`) })}</Button>
    </div>
  );
}

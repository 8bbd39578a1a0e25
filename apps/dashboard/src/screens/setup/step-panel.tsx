import type { ExactDetail } from '@safe-haven/contracts';
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
import { nextOf, type SetUpShelter, type Step } from './steps.ts';

interface StepPanelProps {
  readonly house: SetUpShelter;
  readonly detail: ExactDetail;
  readonly step: Step;
  onStep(step: Step): void;
}

/** What is done at one step; from each the next one is a press away. */
export function StepPanel({ house, detail, step, onStep }: StepPanelProps) {
  switch (step) {
    case 'profile':
      return (
        <Closing onClose={() => onStep(nextOf(house, step))}>
          <ProfileForm row={detail.row} />
        </Closing>
      );
    case 'rooms':
      return (
        <>
          <RoomsPanel rooms={detail.rooms} />
          <GoOn house={house} from={step} onStep={onStep} />
        </>
      );
    case 'rules':
      return (
        <Closing onClose={() => onStep(nextOf(house, step))}>
          <RulesForm rules={detail.rules ?? {}} />
        </Closing>
      );
    case 'policy':
      return (
        detail.holdPolicy && (
          <Closing onClose={() => onStep(nextOf(house, step))}>
            <PolicyForm policy={detail.holdPolicy} />
            <CheckHoursForm hours={detail.checkHours} />
          </Closing>
        )
      );
    case 'places':
      return <PlacesPanel house={house} onStep={onStep} />;
    case 'publish':
      return <PublishPanel house={house} onStep={onStep} />;
  }
}

/** A form that was opened by its step and not by a button: where it would close, the next step opens. */
function Closing({ onClose, children }: { onClose(): void; readonly children: ReactNode }) {
  const scope = useShelter();
  return <ShelterContext value={{ ...scope, setOpen: onClose }}>{children}</ShelterContext>;
}

function PlacesPanel({ house, onStep }: Pick<StepPanelProps, 'house' | 'onStep'>) {
  const t = useT('setup');
  const { leave } = useShelter();
  return (
    <section className="sheet-card" aria-label={t('step.places')}>
      <h2>{t('step.places')}</h2>
      <p className="sheet-hint">{t('placesHint')}</p>
      <PlaceSection shelterId={house.shelterId} onOpened={() => leave('look_again')} />
      <ContactSection shelterId={house.shelterId} />
      <GoOn house={house} from="places" onStep={onStep} />
    </section>
  );
}

/** The way to what is missing next. */
function GoOn({ house, from, onStep }: Pick<StepPanelProps, 'house' | 'onStep'> & { readonly from: Step }) {
  const t = useT('setup');
  const to = nextOf(house, from);
  return (
    <div className="sheet-acts">
      <Button onClick={() => onStep(to)}>{t('goOn', { step: t(`step.${to}`) })}</Button>
    </div>
  );
}

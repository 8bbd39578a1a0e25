import { Circle, CircleCheck } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { StaffedOrganisation } from './managers.ts';

type StepName = 'organisations' | 'lines' | 'managers';

interface FirstStepsProps {
  readonly organisations: readonly StaffedOrganisation[];
  /** Opens what a step is done with; null: it is for none in particular. */
  onStep(step: StepName, organisation: StaffedOrganisation | null): void;
}

/** The first tasks of an administrator, the next one with its button; hidden once all are done. */
export function FirstSteps({ organisations, onStep }: FirstStepsProps) {
  const t = useT('steps');
  const steps = stepsOf(organisations);
  const next = steps.find(({ done }) => !done);
  if (next === undefined) return null;
  return (
    <section className="sheet-card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol className="first-steps">
        {steps.map(({ step, done, missing }) => (
          <li key={step} data-step={step} data-done={done} aria-current={step === next.step ? 'step' : undefined}>
            <Icon icon={done ? CircleCheck : Circle} size={18} />
            <span>
              {t(`admin.${step}`)}
              {done && <span className="aloud"> ({t('done')})</span>}
            </span>
            {step === next.step && (
              <Button onClick={() => onStep(step, missing)}>{t(`act.${step}`, { name: missing?.name ?? '' })}</Button>
            )}
          </li>
        ))}
      </ol>
      <p className="sheet-hint">{t('admin.then')}</p>
    </section>
  );
}

interface StepOfAll {
  readonly step: StepName;
  readonly done: boolean;
  /** The first organisation that lacks it. */
  readonly missing: StaffedOrganisation | null;
}

/** In order. Each is derived from the data, no matter who did it. */
function stepsOf(organisations: readonly StaffedOrganisation[]): readonly StepOfAll[] {
  const stepFor = (step: StepName, has: (organisation: StaffedOrganisation) => boolean): StepOfAll => {
    const missing = organisations.find((organisation) => !has(organisation)) ?? null;
    return { step, done: organisations.length > 0 && missing === null, missing };
  };
  return [
    stepFor('organisations', () => true),
    stepFor('lines', ({ dutyLine }) => dutyLine),
    stepFor('managers', ({ managers, invited }) => managers + invited > 0),
  ];
}

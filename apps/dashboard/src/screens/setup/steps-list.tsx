import { Check } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { isDone, type SetUpShelter, type Step, stepsOf } from './steps.ts';

interface StepsListProps {
  readonly house: SetUpShelter;
  readonly step: Step;
  onChoose(step: Step): void;
}

/** The steps of a house: done, the one that is open, still to do, or somebody else's. */
export function StepsList({ house, step, onChoose }: StepsListProps) {
  const t = useT('setup');
  const steps = stepsOf(house);
  const done = steps.filter((one) => isDone(house, one)).length;
  return (
    <nav className="setup-steps" aria-label={t('steps')}>
      <p className="sheet-hint">{t('done', { ready: done, all: steps.length })}</p>
      <ol>
        {steps.map((one) => {
          const isOver = isDone(house, one);
          const waits = one === 'publish' && !isOver && !house.mayPublish;
          return (
            <li key={one}>
              <button
                type="button"
                className="setup-step"
                data-step={one}
                data-is={isOver ? 'done' : waits ? 'waits' : 'open'}
                aria-current={one === step ? 'step' : undefined}
                onClick={() => onChoose(one)}
              >
                <span className="setup-mark">{isOver && <Icon of={Check} size={14} />}</span>
                <span className="setup-step-words">
                  <b>{t(`step.${one}`)}</b>
                  {isOver && <span className="aloud">{t('isDone')}</span>}
                  <span>{t(`about.${one}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

import { Check } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { isDone, type SetUpShelter, type Step, stepsOf } from './steps.ts';

interface StepsListProps {
  readonly shelter: SetUpShelter;
  readonly step: Step;
  onChoose(step: Step): void;
}

/** The steps with their state: done, current, open, or for somebody else. */
export function StepsList({ shelter, step, onChoose }: StepsListProps) {
  const t = useT('setup');
  const steps = stepsOf(shelter);
  const done = steps.filter((each) => isDone(shelter, each)).length;
  return (
    <nav className="setup-steps" aria-label={t('steps')}>
      <p className="sheet-hint">{t('done', { ready: done, all: steps.length })}</p>
      <ol>
        {steps.map((each) => {
          const isOver = isDone(shelter, each);
          const waits = each === 'publish' && !isOver && !shelter.mayPublish;
          return (
            <li key={each}>
              <button
                type="button"
                className="setup-step"
                data-step={each}
                data-is={isOver ? 'done' : waits ? 'waits' : 'open'}
                aria-current={each === step ? 'step' : undefined}
                onClick={() => onChoose(each)}
              >
                <span className="setup-mark">{isOver && <Icon icon={Check} size={14} />}</span>
                <span className="setup-step-text">
                  <b>{t(`step.${each}`)}</b>
                  {isOver && <span className="aloud">{t('isDone')}</span>}
                  <span>{t(`about.${each}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

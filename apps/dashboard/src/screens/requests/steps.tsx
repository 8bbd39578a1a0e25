import type { RequestView } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { clock } from '../../model/time/time.ts';

type Step = 'opened' | 'asked' | 'promised' | 'placed' | 'ended';

/** The progress of a request: opened, sent to shelters, promised, placed, or ended without a place. */
export function Steps({ request }: { readonly request: RequestView }) {
  const t = useT('requests');
  const l10n = useL10n();
  const { steps, at } = stepsOf(request);
  return (
    <ol className="ask-steps" aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li key={step} data-done={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
          {formatStep(t, step)}
          {step === 'opened' && <span className="ask-step-at">{clock(l10n, request.openedAt)}</span>}
          {index === steps.length - 1 && request.closedAt !== null && (
            <span className="ask-step-at">{clock(l10n, request.closedAt)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

const formatStep = (t: TFunction<'requests'>, step: Step): string => t(`step.${step}`);

function stepsOf({ situation, asked }: RequestView): { readonly steps: readonly Step[]; readonly at: number } {
  if (situation === 'unmet' || situation === 'withdrawn')
    return asked.length > 0 ? { steps: ['opened', 'asked', 'ended'], at: 2 } : { steps: ['opened', 'ended'], at: 1 };
  const steps = ['opened', 'asked', 'promised', 'placed'] as const;
  const open = asked.length > 0 ? 1 : 0;
  return { steps, at: situation === 'placed' ? 3 : situation === 'promised' ? 2 : open };
}

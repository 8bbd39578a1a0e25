import type { Organisations } from '@safe-haven/contracts';
import { Circle, CircleCheck } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

type List = Organisations['organisations'];

/** The first tasks of an administrator; hidden once all are done. */
export function FirstSteps({ organisations }: { readonly organisations: List }) {
  const t = useT('steps');
  const steps = stepsOf(organisations);
  if (steps.every(({ done }) => done)) return null;
  return (
    <section className="sheet-card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol className="first-steps">
        {steps.map(({ step, done }) => (
          <li key={step} data-step={step} data-done={done}>
            <Icon icon={done ? CircleCheck : Circle} size={18} />
            <span>
              {t(`admin.${step}`)}
              {done && <span className="aloud"> ({t('done')})</span>}
            </span>
          </li>
        ))}
      </ol>
      <p className="sheet-hint">{t('admin.then')}</p>
    </section>
  );
}

/** In order. Each is derived from the data, no matter who did it. */
function stepsOf(organisations: List): readonly { step: 'organisations' | 'lines' | 'managers'; done: boolean }[] {
  const hasOrganisations = organisations.length > 0;
  return [
    { step: 'organisations', done: hasOrganisations },
    { step: 'lines', done: hasOrganisations && organisations.every(({ dutyLine }) => dutyLine) },
    { step: 'managers', done: hasOrganisations && organisations.every(({ managers }) => managers > 0) },
  ];
}

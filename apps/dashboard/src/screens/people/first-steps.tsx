import type { Organisations } from '@safe-haven/contracts';
import { Circle, CircleCheck } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

type List = Organisations['organisations'];

/** What an administrator has to do before anybody else can do anything; nothing once all of it is done. */
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

/** In their order; each is read off the list, so that it is done whoever did it. */
function stepsOf(organisations: List): readonly { step: 'organisations' | 'lines' | 'managers'; done: boolean }[] {
  const some = organisations.length > 0;
  return [
    { step: 'organisations', done: some },
    { step: 'lines', done: some && organisations.every(({ dutyLine }) => dutyLine) },
    { step: 'managers', done: some && organisations.every(({ managers }) => managers > 0) },
  ];
}

import { useState } from 'react';
import { Link } from 'wouter';
import { DeclineForm } from '../../features/publication/decline-form.tsx';
import { Declined } from '../../features/publication/declined.tsx';
import { AttemptResult } from '../../features/shelter/attempt-result.tsx';
import { useShelter } from '../../features/shelter/shelter-context.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { shelterPath } from '../../model/shelter-path.ts';
import { Button } from '../../ui/button.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { missingOf, type SetUpShelter, type Step } from './steps.ts';

const PLACE = 'setup:state';

/** The publication state of a shelter, what is missing, and the actions on it. */
export function PublishPanel({ shelter, onStep }: { readonly shelter: SetUpShelter; onStep(step: Step): void }) {
  const t = useT('setup');
  const { may, commands, offlineReason, organisation } = useShelter();
  const { name, state, setUp, shelterId } = shelter;
  const act = (command: 'close' | 'reopen') => () => void commands.send(PLACE, command, {});
  return (
    <section className="sheet-card" aria-label={t('step.publish')}>
      <h2>{t(`stands.${state}`)}</h2>
      {setUp.declined && <Declined declined={setUp.declined} />}
      {state === 'draft' && <MissingSteps shelter={shelter} onStep={onStep} />}
      {state === 'draft' && shelter.mayPublish && <DecisionButtons shelter={shelter} />}
      {state === 'draft' && !shelter.mayPublish && <p>{t('waitsFor', { organisation })}</p>}
      {state === 'published' && <Link href={shelterPath(shelterId)}>{t('seeHouse')}</Link>}
      {state === 'closed' && <p className="sheet-hint">{t('closedHint')}</p>}
      <AttemptResult place={PLACE} />
      <div className="sheet-actions">
        {may('reopen') && (
          <Button
            variant="primary"
            disabledReason={offlineReason}
            busy={commands.asking(PLACE)}
            onClick={act('reopen')}
          >
            {t('reopen')}
          </Button>
        )}
        {may('close') && (
          <TwoStepButton
            label={t('close')}
            name={name}
            confirmLabel={t('closeSure')}
            cancelLabel={t('keep')}
            disabledReason={offlineReason}
            busy={commands.asking(PLACE)}
            onConfirm={act('close')}
          />
        )}
      </div>
    </section>
  );
}

/** Publish or decline, for a second person. */
function DecisionButtons({ shelter }: { readonly shelter: SetUpShelter }) {
  const t = useT('setup');
  const { commands, offlineReason } = useShelter();
  const [isDeclining, setIsDeclining] = useState(false);
  // HS-1: the reason of a refusal is shown before the press.
  const noBeds = missingOf(shelter).includes('rooms') ? t('missing', { what: t('lacks.rooms') }) : undefined;
  const decline = async (reasons: Parameters<Parameters<typeof DeclineForm>[0]['onDecline']>[0]) => {
    if (await commands.send(PLACE, 'decline-publication', { reasons: [...reasons] })) setIsDeclining(false);
  };
  if (isDeclining) {
    return (
      <DeclineForm
        busy={commands.asking(PLACE)}
        problem={null}
        onDecline={(reasons) => void decline(reasons)}
        onCancel={() => setIsDeclining(false)}
      />
    );
  }
  return (
    <>
      <p>{t('decideHint')}</p>
      <div className="sheet-actions">
        <TwoStepButton
          variant="secondary"
          label={t('publish')}
          name={shelter.name}
          confirmLabel={t('publishSure')}
          cancelLabel={t('keep')}
          disabledReason={offlineReason ?? noBeds}
          busy={commands.asking(PLACE)}
          onConfirm={() => void commands.send(PLACE, 'publish', {})}
        />
        <Button variant="quiet" onClick={() => setIsDeclining(true)}>
          {t('decline.open')}
        </Button>
      </div>
    </>
  );
}

function MissingSteps({ shelter, onStep }: { readonly shelter: SetUpShelter; onStep(step: Step): void }) {
  const t = useT('setup');
  const format = useFormat();
  const missing = missingOf(shelter);
  if (missing.length === 0) return <p>{t('complete')}</p>;
  return (
    <>
      <p>{t('missing', { what: format.list(missing.map((step) => t(`lacks.${step}`))) })}</p>
      <div className="sheet-actions">
        {missing.map((step) => (
          <Button key={step} variant="quiet" onClick={() => onStep(step)}>
            {t('goOn', { step: t(`step.${step}`) })}
          </Button>
        ))}
      </div>
    </>
  );
}

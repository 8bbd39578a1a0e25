import { type ExactDetail, type Me, meetingPointRead } from '@safe-haven/contracts';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { ProposedChange } from '../../features/publication/proposed-change.tsx';
import { mayOf, ShelterContext } from '../../features/shelter/shelter-context.ts';
import { useShelterScope } from '../../features/shelter/use-shelter-scope.ts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { useShelterDetail } from '../../net/read/use-shelter-detail.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { NetworkPreview } from './network-preview.tsx';
import { StepPanel } from './step-panel.tsx';
import { nextOf, type SetUpShelter, type Step, stepsOf } from './steps.ts';
import { StepsList } from './steps-list.tsx';

interface ShelterSetUpProps {
  readonly me: Me;
  readonly shelter: SetUpShelter;
  onChanged(): Promise<void>;
}

/** Setup of one shelter: its steps, the form of one of them, and a preview for others. */
export function ShelterSetUp({ me, shelter: listed, onChanged }: ShelterSetUpProps) {
  const shelter = useWithMeetingPoint(listed);
  const t = useT('setup');
  const [, navigate] = useLocation();
  const { detail, problem, reload } = useShelterDetail(shelter.shelterId, undefined, '');
  const [step, setStep] = useState<Step>(() => nextOf(shelter));
  const exact = detail?.view === 'exact' ? detail : null;
  const l10n = useSetUpL10n(exact?.timezone ?? 'UTC');
  const reloadAll = async () => {
    await Promise.all([reload(), onChanged()]);
  };
  const scope = useShelterScope({
    shelterId: shelter.shelterId,
    organisation: me.organisation ?? '',
    l10n,
    may: mayOf(detail),
    reload: reloadAll,
    toOtherShelters: () => navigate('/setup'),
  });
  return (
    <ShelterContext value={scope}>
      <main className="setup" data-setup={shelter.shelterId}>
        <div className="setup-head">
          <BackLink to="/setup" label={t('title')} />
          <PageTitle isSubpage>{shelter.name}</PageTitle>
          <span className="setup-state" data-state={shelter.state}>
            {t(`of.${shelter.state}`)}
          </span>
          {shelter.proposed && (
            <ProposedChange
              key={shelter.proposed.changeId}
              shelterId={shelter.shelterId}
              current={shelter}
              proposed={shelter.proposed}
              onDecided={reloadAll}
            />
          )}
        </div>
        <StepsList shelter={shelter} step={step} onChoose={setStep} />
        <div className="setup-panels">
          {problem && <Problem problem={problem} onRetry={() => void reload()} />}
          {exact && <Panels me={me} shelter={shelter} detail={exact} step={step} onStep={setStep} />}
        </div>
        {exact && <NetworkPreview shelter={shelter} detail={exact} />}
      </main>
    </ShelterContext>
  );
}

interface PanelsProps {
  readonly me: Me;
  readonly shelter: SetUpShelter;
  readonly detail: ExactDetail;
  readonly step: Step;
  onStep(step: Step): void;
}

/** Visited steps stay mounted, so that their input is kept. */
function Panels({ me, shelter, detail, step, onStep }: PanelsProps) {
  const [seen, setSeen] = useState<ReadonlySet<Step>>(new Set());
  if (!seen.has(step)) setSeen(new Set([...seen, step]));
  return stepsOf(shelter)
    .filter((candidate) => seen.has(candidate))
    .map((candidate) => (
      <div key={candidate} hidden={candidate !== step}>
        <StepPanel me={me} shelter={shelter} detail={detail} step={candidate} onStep={onStep} />
      </div>
    ));
}

/** The shelter with its meeting point as last read: the vault reports a change before the list does. */
function useWithMeetingPoint(shelter: SetUpShelter): SetUpShelter {
  const { value } = useRead(endpointOf(meetingPointRead, { shelterId: shelter.shelterId }));
  if (value === null) return shelter;
  return { ...shelter, setUp: { ...shelter.setUp, meetingPoint: value.meetingPoint !== null } };
}

/** Translations, language and time zone for the shelter. */
function useSetUpL10n(timezone: string): L10n {
  const t = useT('shelter');
  const language = useLanguage();
  return useMemo(() => ({ t, language, timezone }), [t, language, timezone]);
}

import './setup.css';
import type { ExactDetail } from '@safe-haven/contracts';
import { Opener } from '../../../features/shelter/opener.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { AddRoomForm } from './add-room-form.tsx';
import { CheckHoursForm } from './check-hours-form.tsx';
import { PolicyForm } from './policy-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { RoomsSetUp } from './rooms-set-up.tsx';
import { RulesForm } from './rules-form.tsx';

/** How the house is set up: for managers, folded away, for it is seldom needed. */
export function SetUp({ detail }: { readonly detail: ExactDetail }) {
  const { l10n, may, open } = useShelter();
  const { t } = l10n;
  const parts = (
    [
      ['add-room', 'setup:room', t('setup.addRoom')],
      ['change-intake-rules', 'setup:rules', t('setup.rules')],
      ['change-hold-policy', 'setup:policy', t('setup.policy')],
      ['change-check-hours', 'setup:check', t('setup.check')],
      ['change-profile', 'setup:profile', t('setup.profile')],
    ] as const
  ).filter(([name]) => may(name));
  if (parts.length === 0) return null;
  return (
    <details className="shelter-setup">
      <summary>{t('setup.title')}</summary>
      {may('add-beds') && <RoomsSetUp rooms={detail.rooms} />}
      <div className="party-acts">
        {parts.map(([name, place, words]) => (
          <Opener key={name} place={place}>
            {words}
          </Opener>
        ))}
      </div>
      {open === 'setup:room' && <AddRoomForm />}
      {open === 'setup:rules' && <RulesForm rules={detail.rules ?? {}} />}
      {open === 'setup:policy' && detail.holdPolicy && <PolicyForm policy={detail.holdPolicy} />}
      {open === 'setup:check' && <CheckHoursForm hours={detail.checkHours} />}
      {open === 'setup:profile' && <ProfileForm row={detail.row} />}
    </details>
  );
}

import { useSyncExternalStore } from 'react';
import { secondFactor } from '../../net/session/second-factor.ts';
import { later } from '../../ui/later.tsx';

const SecondFactorDrawer = later(() => import('./second-factor-drawer.tsx'), ['account', 'refusals']);

/** The place where a second factor is asked for, whatever needed it. */
export function StepUp() {
  const asked = useSyncExternalStore(secondFactor.subscribe, secondFactor.read);
  return asked && <SecondFactorDrawer onAnswer={asked.answer} />;
}

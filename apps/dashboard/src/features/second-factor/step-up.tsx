import { useSyncExternalStore } from 'react';
import { secondFactor } from '../../net/session/second-factor.ts';
import { later } from '../../ui/later.tsx';

const SecondFactorDrawer = later(() => import('./second-factor-drawer.tsx'), ['account', 'refusals']);

/** Renders the second-factor drawer while one is requested. */
export function StepUp() {
  const request = useSyncExternalStore(secondFactor.subscribe, secondFactor.read);
  return request && <SecondFactorDrawer onAnswer={request.answer} />;
}

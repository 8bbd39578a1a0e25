import type { Me, Row } from '@safe-haven/contracts';
import { withTexts } from '../../locales/load-namespaces.ts';
import { whenIdle } from '../../net/when-idle.ts';
import { later } from '../../ui/later.tsx';

/** A shelter: next to the board on a wide screen, a page on a phone. `boardPosition`: the log position of the board. */
export interface ShelterScreenProps {
  shelterId: string;
  row: Row | undefined;
  me: Me;
  onClose(): void;
  boardPosition: string;
}

const load = withTexts(() => import('./shelter-page.tsx'), ['offline', 'refusals', 'shelter', 'vault']);
const ShelterPage = later(load, []);

/** Prefetched when idle: a shelter then opens at once, also offline. */
whenIdle(load);

export function ShelterScreen(props: ShelterScreenProps) {
  // Another house is another screen: no form and no choice of beds may wander from one to the next.
  return <ShelterPage key={props.shelterId} {...props} />;
}

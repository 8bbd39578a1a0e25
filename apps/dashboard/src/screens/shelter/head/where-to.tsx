import { PlaceSection } from '../../../features/reveal/place-section.tsx';
import { useScreen } from '../../../features/shelter/shelter-context.ts';

/** Where this house is to be reached, as far as the caller may know. */
export function WhereTo() {
  const { shelterId, leave } = useScreen();
  return <PlaceSection shelterId={shelterId} onOpened={() => leave('look_again')} />;
}

import { PlaceSection } from '../../../features/reveal/place-section.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { lazyOptional } from '../../../ui/lazy-optional.tsx';

const ContactSection = lazyOptional(() => import('../../../features/call/contact-section.tsx'), ['call', 'refusals']);

/** Where this house is to be reached, as far as the caller may know. */
export function WhereTo() {
  const { shelterId, leave } = useShelter();
  return (
    <>
      <PlaceSection shelterId={shelterId} onOpened={() => leave('look_again')} />
      <ContactSection shelterId={shelterId} />
    </>
  );
}

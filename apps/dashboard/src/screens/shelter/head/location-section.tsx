import { PlaceSection } from '../../../features/reveal/place-section.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { lazyOptional } from '../../../ui/lazy-optional.tsx';

const ContactSection = lazyOptional(() => import('../../../features/call/contact-section.tsx'), ['call', 'refusals']);

/** Contacts, meeting point and address of this shelter, as far as the caller may see them. */
export function LocationSection() {
  const { shelterId, leave } = useShelter();
  return (
    <>
      <PlaceSection shelterId={shelterId} onOpened={() => leave('look_again')} />
      <ContactSection shelterId={shelterId} />
    </>
  );
}

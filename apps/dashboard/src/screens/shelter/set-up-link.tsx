import { Link } from 'wouter';
import { useShelter } from '../../features/shelter/shelter-context.ts';

/** A link to the setup of the shelter, for managers. */
export function SetUpLink() {
  const { l10n, may, shelterId } = useShelter();
  if (!may('change-profile')) return null;
  return (
    <p>
      <Link href={`/setup/${encodeURIComponent(shelterId)}`}>{l10n.t('setup.title')}</Link>
    </p>
  );
}

import { Button, type ButtonProps } from '../../ui/button.tsx';
import { useShelter } from './shelter-context.ts';

/** A button that toggles the form at its place. */
export function FormToggle({ place, ...button }: ButtonProps & { readonly place: string }) {
  const { open, setOpen } = useShelter();
  const isOpen = open === place;
  return (
    <Button {...button} data-opens={place} aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : place)} />
  );
}

/**
 * Focuses the actions of a hold, since the pressed row is replaced by the card. Synchronous, because on a slow device
 * the user may have moved on by the next render.
 */
export function focusHoldActions(holdId: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-hold]')];
  const card = cards.find((candidate) => candidate.dataset['hold'] === holdId);
  card?.querySelector<HTMLElement>('.hold-actions button')?.focus();
}

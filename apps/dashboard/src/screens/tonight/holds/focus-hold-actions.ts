/**
 * The focus goes to what can be done with a hold: the line that was pressed is gone once the card is open. At once, not
 * with the next drawing: on a slow machine the person is further by then, and the focus would be taken from under their keys.
 */
export function focusHoldActions(holdId: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-hold]')];
  const card = cards.find((candidate) => candidate.dataset['hold'] === holdId);
  card?.querySelector<HTMLElement>('.hold-acts button')?.focus();
}

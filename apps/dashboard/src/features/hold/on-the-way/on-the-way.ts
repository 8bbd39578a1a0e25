/** The arrival of a hold's party, as far as known. */
export interface OnTheWay {
  /** '' until the shelter is loaded. */
  readonly expiresAt: string;
  /** The end after an extension; null: no extension left. */
  readonly extendsTo: string | null;
  readonly arrival: { readonly from: string; readonly to: string } | null;
  /** When the party counts as overdue; null: not departed. */
  readonly overdueFrom: string | null;
}

/** Whether the party of a hold is overdue. `now` in ms. */
export const isOverdue = ({ overdueFrom }: Pick<OnTheWay, 'overdueFrom'>, now: number): boolean =>
  overdueFrom !== null && Date.parse(overdueFrom) < now;

/** Whether a hold ends before the arrival window does: the extension is then offered next to the arrival. */
export const endsBeforeArrival = ({ expiresAt, arrival, overdueFrom }: OnTheWay): boolean =>
  overdueFrom !== null && arrival !== null && Date.parse(expiresAt) < Date.parse(arrival.to);

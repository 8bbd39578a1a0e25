/** What is known of the way of a hold's party. */
export interface OnTheWay {
  /** '': the shelter has yet to be asked. */
  readonly expiresAt: string;
  /** Until when an extension would last; null: none is left. */
  readonly extendsTo: string | null;
  readonly arrival: { readonly from: string; readonly to: string } | null;
  /** From when they are overdue; null: nobody has said that they have set out. */
  readonly overdueFrom: string | null;
}

/** Whether the party of a hold should be there and is not. `now` in ms. */
export const isOverdue = ({ overdueFrom }: Pick<OnTheWay, 'overdueFrom'>, now: number): boolean =>
  overdueFrom !== null && Date.parse(overdueFrom) < now;

/** Whether the hold of a party on its way ends before they may have arrived: the extension is then offered beside that. */
export const endsBeforeArrival = ({ expiresAt, arrival, overdueFrom }: OnTheWay): boolean =>
  overdueFrom !== null && arrival !== null && Date.parse(expiresAt) < Date.parse(arrival.to);

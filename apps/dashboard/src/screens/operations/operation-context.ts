import type { OperationView } from '@safe-haven/contracts';
import { createContext, use } from 'react';
import type { OperationRows } from './rows.ts';
import type { Regrouped } from './undo-regroup.ts';
import type { OperationCommands, PlanRead } from './use-operation.ts';

/** What all parts of an operation's screen share. */
export interface OperationPageValue {
  readonly view: OperationView;
  readonly plan: PlanRead;
  readonly rows: OperationRows;
  readonly commands: OperationCommands;
  /** The join or split that was done last on this screen, to be taken back. */
  readonly regrouped: Regrouped | null;
  onRegroup(done: Regrouped | null): void;
}

export const OperationContext = createContext<OperationPageValue | null>(null);

/** Throws outside of an operation. */
export function useOperationPage(): OperationPageValue {
  const value = use(OperationContext);
  if (!value) throw new Error('useOperationPage needs an OperationContext above it');
  return value;
}

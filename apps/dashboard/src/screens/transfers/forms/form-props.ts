import type { TransferView } from '@safe-haven/contracts';

/** The props of all forms of a transfer. */
export interface FormProps {
  readonly transfer: TransferView;
  refetch(): void;
  onClose(): void;
}

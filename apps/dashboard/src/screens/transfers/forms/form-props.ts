import type { TransferView } from '@safe-haven/contracts';

/** What every form of one transfer is given. */
export interface FormProps {
  readonly transfer: TransferView;
  refetch(): void;
  onClose(): void;
}

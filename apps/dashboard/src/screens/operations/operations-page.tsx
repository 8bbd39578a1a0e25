import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './operations.css';
import './operations-phone.css';
import { Operation } from './operation.tsx';
import { OperationsList } from './operations-list.tsx';

/** The operations that run, or one of them. */
export default function OperationsPage({ operationId }: { readonly operationId: string | null }) {
  return operationId === null ? <OperationsList /> : <Operation key={operationId} operationId={operationId} />;
}

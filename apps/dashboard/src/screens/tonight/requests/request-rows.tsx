import type { OpenPartyView, RequestView } from '@safe-haven/contracts';
import { Fragment } from 'react';
import { AnswerRows } from './answer-rows.tsx';
import { RequestRow } from './request-row.tsx';

interface RequestRowsProps {
  readonly parties: readonly OpenPartyView[];
  readonly requests: readonly RequestView[];
  refetch(): void;
}

/** The open requests, each with what the houses said under it. */
export function RequestRows({ parties, requests, refetch }: RequestRowsProps) {
  return parties.map((party) => {
    const request = requests.find(({ requestId }) => requestId === party.id);
    return (
      <Fragment key={party.id}>
        <li>
          <RequestRow party={party} request={request} refetch={refetch} />
        </li>
        {request && <AnswerRows request={request} refetch={refetch} />}
      </Fragment>
    );
  });
}

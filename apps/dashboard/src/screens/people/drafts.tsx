import {
  type DeclineReason,
  type Drafts as DraftsAnswer,
  draftsRead,
  type Problem as ProblemDocument,
} from '@safe-haven/contracts';
import { useState } from 'react';
import { DeclineForm } from '../../features/publication/decline-form.tsx';
import { Declined } from '../../features/publication/declined.tsx';
import { ProposedChange } from '../../features/publication/proposed-change.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { sendShelterCommand } from '../../net/command/send.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';

/** Shelters, and changes of published ones, that await publication; nothing if there are none. */
export function Drafts() {
  const { value, problem, refetch } = useRead(endpointOf(draftsRead));
  return (
    <>
      {value?.drafts.length !== 0 && <DraftsList value={value} problem={problem} refetch={refetch} />}
      {value !== null && value.changes.length > 0 && <ChangesList changes={value.changes} onDecided={refetch} />}
    </>
  );
}

interface ChangesListProps {
  readonly changes: DraftsAnswer['changes'];
  onDecided(): void;
}

function ChangesList({ changes, onDecided }: ChangesListProps) {
  const t = useT('people');
  return (
    <section className="sheet-card">
      <h2>{t('changes.title')}</h2>
      <p className="sheet-hint">{t('changes.hint')}</p>
      <ul className="sheet-list">
        {changes.map(({ shelterId, organisation, proposed, ...current }) => (
          <li key={proposed.changeId} className="sheet-line" data-change={shelterId}>
            <span className="sheet-text">
              <span className="sheet-name">{current.name}</span>
              <span className="sheet-detail">{organisation}</span>
            </span>
            <ProposedChange shelterId={shelterId} current={current} proposed={proposed} onDecided={onDecided} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DraftsListProps {
  readonly value: DraftsAnswer | null;
  readonly problem: ProblemDocument | null;
  refetch(): void;
}

function DraftsList({ value, problem, refetch }: DraftsListProps) {
  const t = useT('people');
  return (
    <section className="sheet-card">
      <h2>{t('drafts.title')}</h2>
      <p className="sheet-hint">{t('drafts.hint')}</p>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <ul className="sheet-list">
        {value?.drafts.map((draft) => (
          <DraftRow key={draft.shelterId} draft={draft} onPublished={refetch} />
        ))}
      </ul>
    </section>
  );
}

type Draft = DraftsAnswer['drafts'][number];

function DraftRow({ draft, onPublished }: { readonly draft: Draft; onPublished(): void }) {
  const t = useT('people');
  const setup = useT('setup');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const [isDeclining, setIsDeclining] = useState(false);
  const { shelterId, name, organisation, country, area, registeredAt, byName, mayPublish, setUp } = draft;
  const publish = async () => {
    if (await send((key) => sendShelterCommand(shelterId, 'publish', {}, key))) onPublished();
  };
  const decline = async (reasons: readonly DeclineReason[]) => {
    if (!(await send((key) => sendShelterCommand(shelterId, 'decline-publication', { reasons }, key)))) return;
    setIsDeclining(false);
    onPublished();
  };
  const when = format.day(registeredAt);
  return (
    <li className="sheet-line" data-draft={shelterId}>
      <span className="sheet-text">
        <span className="sheet-name">{name}</span>
        <span className="sheet-detail">
          {organisation} · {area}, {format.country(country)} · {setup('rooms', { count: setUp.rooms })},{' '}
          {setup('beds', { count: setUp.beds })}
        </span>
      </span>
      <span className="sheet-detail">
        {byName === null ? t('drafts.when', { when }) : t('drafts.by', { who: byName, when })}
      </span>
      {mayPublish && !isDeclining && (
        <TwoStepButton
          variant="secondary"
          label={t('drafts.publish')}
          name={name}
          confirmLabel={t('drafts.sure')}
          cancelLabel={t('drafts.keep')}
          busy={busy}
          onConfirm={() => void publish()}
        />
      )}
      {mayPublish && !isDeclining && (
        <Button variant="quiet" aria-label={`${setup('decline.open')}: ${name}`} onClick={() => setIsDeclining(true)}>
          {setup('decline.open')}
        </Button>
      )}
      {isDeclining && (
        <DeclineForm
          busy={busy}
          problem={problem}
          onDecline={(reasons) => void decline(reasons)}
          onCancel={() => setIsDeclining(false)}
        />
      )}
      {setUp.declined && <Declined declined={setUp.declined} />}
      {problem && !isDeclining && <Problem problem={problem} />}
    </li>
  );
}

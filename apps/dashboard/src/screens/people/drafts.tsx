import { type DeclineReason, type Drafts as DraftsAnswer, drafts as draftsAnswer } from '@safe-haven/contracts';
import { useState } from 'react';
import { DeclineForm } from '../../features/publication/decline-form.tsx';
import { Declined } from '../../features/publication/declined.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { sendShelterCommand } from '../../net/command/send.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';

/** Shelters that await publication; nothing if there are none. */
export function Drafts() {
  const t = useT('people');
  const { value, problem, refetch } = useRead(endpoints.drafts, draftsAnswer);
  if (value?.drafts.length === 0) return null;
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

import {
  areaById,
  type CommandBody,
  HOME_COUNTRIES,
  HOME_TIMEZONES,
  type Me,
  type ShelterKind,
  shelterKind,
} from '@safe-haven/contracts';
import { type ComponentProps, useState } from 'react';
import { useLocation } from 'wouter';
import { AreaSelect } from '../../features/area/area-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { newId, sendShelterCommand } from '../../net/command/send.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { FormPart } from '../../ui/form-part.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

const MODES = ['kept', 'counted'] as const;

const ownFirst = (own: string | null): readonly string[] =>
  HOME_COUNTRIES.toSorted((a, b) => Number(b === own) - Number(a === own));

type Mode = (typeof MODES)[number];

interface Registration {
  readonly name: string;
  readonly areaId: string;
  readonly kind: ShelterKind | null;
  readonly mode: Mode;
}

/** Registers the shelter of this page, once however often it is sent, and goes on to its own page. */
function useRegistration(me: Me, onCreated: () => Promise<void>) {
  const [, navigate] = useLocation();
  const { busy, problem, send } = useCommand();
  const [shelterId] = useState(newId);
  const register = async ({ name, areaId, kind, mode }: Registration) => {
    const area = areaById(areaId);
    if (area === null || kind === null || me.organisation === null) return;
    const { country } = area;
    const body: CommandBody<'register'> = {
      ...{ name, organisation: me.organisation, country, area: { id: areaId } },
      ...{ timezone: HOME_TIMEZONES[country], mode, kind },
    };
    const sent = await send((key) => sendShelterCommand(shelterId, 'register', body, key), {
      dedupeKey: JSON.stringify(body),
    });
    if (!sent) return;
    await onCreated();
    navigate(`/setup/${shelterId}`, { replace: true });
  };
  return { busy, problem, register };
}

/** Registers a shelter as a draft: name, area and kind. The rest is set on its own page. */
export function NewShelter({ me, onCreated }: { readonly me: Me; onCreated(): Promise<void> }) {
  const t = useT('setup');
  const s = useT('shelter');
  const [, navigate] = useLocation();
  const { busy, problem, register } = useRegistration(me, onCreated);
  const [name, setName] = useState('');
  const [areaId, setAreaId] = useState('');
  const [kind, setKind] = useState<ShelterKind | null>(null);
  const [mode, setMode] = useState<Mode>('kept');
  return (
    <main className="sheet">
      <BackLink to="/setup" label={t('title')} />
      <PageTitle isSubpage>{t('add')}</PageTitle>
      <section className="sheet-card">
        <p className="sheet-hint">{t('new.hint')}</p>
        <Form
          autoFocus
          submit={t('new.submit')}
          busy={busy}
          problem={problem}
          faults={{
            name: name.trim() === '' && s('setup.needsName'),
            area: areaId === '' && t('new.needsArea'),
            kind: kind === null && t('new.needsKind'),
          }}
          cancel={{ label: s('form.cancel'), run: () => navigate('/setup') }}
          onSubmit={() => void register({ name: name.trim(), areaId, kind, mode })}
        >
          <Field name="name" label={s('setup.name')} hint={t('new.nameHint')}>
            {(ids) => <NameInput {...ids} value={name} onChange={(e) => setName(e.target.value)} />}
          </Field>
          <Field name="area" label={s('setup.area')} hint={s('setup.areaHint')}>
            {(ids) => (
              <AreaSelect
                {...ids}
                countries={ownFirst(me.country)}
                value={areaId}
                none={t('new.chooseArea')}
                onChange={setAreaId}
              />
            )}
          </Field>
          <FormPart name="kind">
            <Choices
              legend={s('setup.kind')}
              options={shelterKind.options}
              chosen={kind}
              labelOf={(k) => s(`kind.${k}`)}
              onChoose={setKind}
            />
          </FormPart>
          <Choices
            legend={t('new.mode')}
            options={MODES}
            chosen={mode}
            labelOf={(m) => t(`new.modes.${m}`)}
            onChoose={setMode}
          />
        </Form>
      </section>
    </main>
  );
}

const NameInput = (props: ComponentProps<'input'>) => <input {...props} autoComplete="off" maxLength={60} />;

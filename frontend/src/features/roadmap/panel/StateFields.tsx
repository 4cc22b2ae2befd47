import { useRef, useState } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative, InitiativeState } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { FieldEditor } from '~/fields/FieldEditor';
import { ReasonInput } from '~/fields/ReasonInput';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { states } from './fields';

/** How far it has come. What is dropped asks for a reason, what is shipped for its day. */
export function StateFields({ initiative }: { initiative: Initiative }) {
  const { today } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const fields = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<'dropped' | 'shipped' | null>(null);
  const { id, state, reason, shipped } = initiative;
  const set = (next: InitiativeState, more: { reason?: string; date?: string } = {}) =>
    write(() => roadmap.setState({ ids: [id], state: next, reason: '', date: '', ...more }));
  const edit = (field: string) => (text: string) => write(() => roadmap.edit({ id, field, text }));
  const end = () => {
    setAsked(null);
    // It was asked for by the choice above it.
    fields.current?.querySelector<HTMLElement>('[data-field="state"] button')?.focus();
  };
  const choose = async (text: string) => {
    const next = states.find((each) => each === text);
    if (next === 'dropped' || next === 'shipped') setAsked(next);
    else if (next) {
      setAsked(null);
      await set(next);
    }
  };
  return (
    <div ref={fields}>
      <FieldEditor
        field={{
          name: 'state',
          label: t('initiative.field.state'),
          type: 'choice',
          value: state,
          choices: states.map((value) => ({ value, label: t(`roadmap.state.${value}`) })),
        }}
        onSave={choose}
      />
      {asked && (
        <div className={fieldStyles.fieldRow}>
          <span className={fieldStyles.term}>{t(`initiative.ask.${asked}`)}</span>
          <div>
            <ReasonInput
              key={asked}
              name={asked === 'dropped' ? 'reason' : 'shipped'}
              label={t(`initiative.ask.${asked}`)}
              hint={
                asked === 'dropped'
                  ? t('initiative.ask.dropped.hint')
                  : t('initiative.ask.shipped.hint', { today: format.date(today, today) })
              }
              onSave={async (text) => {
                await set(asked, asked === 'dropped' ? { reason: text } : { date: text });
                end();
              }}
              onGiveUp={end}
            />
          </div>
        </div>
      )}
      {state === 'dropped' && asked === null && (
        <FieldEditor
          field={{
            name: 'reason',
            label: t('initiative.field.reason'),
            type: 'note',
            value: reason,
          }}
          onSave={edit('reason')}
        />
      )}
      {state === 'shipped' && asked === null && (
        <FieldEditor
          field={{
            name: 'shipped',
            label: t('initiative.field.shipped'),
            type: 'date',
            value: shipped,
          }}
          onSave={edit('shipped')}
        />
      )}
    </div>
  );
}

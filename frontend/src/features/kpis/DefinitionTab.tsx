import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { kpis as calls } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { FedResult, KPIDetail, KPIState } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { TargetSays } from '~/fields/smart/TargetSays';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Status } from '~/ui/Status';
import { attempt } from '~/ui/toast';
import { cardOf } from './card';
import styles from './panel.module.css';
import { useDeleteKPI } from './useKPICommands';

/** The definition card of a KPI: what it is, how it is counted, what it feeds. */
export function DefinitionTab({ detail }: { detail: KPIDetail }) {
  const { readOnly, today } = usePlan();
  const { writeKPI } = useWrites();
  const remove = useDeleteKPI();
  const format = useFormat();
  const { kpi, feeds } = detail;
  const says = (text: string) => <TargetSays row={kpi.id} text={text} />;
  return (
    <>
      <State detail={detail} />
      {kpi.findings.map(({ code, sentence }) => (
        <p key={code} className={styles.finding} role="note">
          {sentence}
        </p>
      ))}
      {cardOf(detail, today, format).map(({ title, line, fields }, index) => (
        <section key={title} className={index === 0 ? undefined : styles.section}>
          <h3>{title}</h3>
          {line && <p className={styles.quiet}>{line}</p>}
          <div className={fieldStyles.fields}>
            {fields.map((field) => (
              <FieldEditor
                key={field.name}
                field={field.name === 'target' ? { ...field, says } : field}
                onSave={(text) =>
                  writeKPI(() => calls.edit({ id: kpi.id, field: field.name, text }))
                }
              />
            ))}
          </div>
        </section>
      ))}
      <section className={styles.section}>
        <h3>{t('kpi.phases')}</h3>
        <Phases detail={detail} />
      </section>
      <section className={styles.section}>
        <h3>{t('kpi.feeds')}</h3>
        <Feeds feeds={feeds} />
      </section>
      {!readOnly && (
        <section className={styles.section}>
          <Button
            variant="default"
            leftSection={<IconTrash size="0.9375rem" aria-hidden />}
            onClick={() => remove(kpi)}
          >
            {t('kpi.delete')}
          </Button>
        </section>
      )}
    </>
  );
}

const states = ['draft', 'active', 'retired'] as const;

/** Draft, active or retired; the last one asks why. */
function State({ detail: { kpi } }: { detail: KPIDetail }) {
  const { readOnly } = usePlan();
  const { writeKPI } = useWrites();
  const [isRetiring, setRetiring] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const set = async (state: KPIState) => {
    try {
      await writeKPI(() => calls.setState({ id: kpi.id, state, reason }));
      setRetiring(false);
      setReason('');
      setFault('');
    } catch (refusal) {
      setFault(toCairnError(refusal).sentence('reason'));
    }
  };
  return (
    <div className={styles.state}>
      <SegmentedControl
        aria-label={t('kpi.state')}
        disabled={readOnly}
        data={states.map((value) => ({ value, label: t(`kpiState.${value}`) }))}
        value={isRetiring ? 'retired' : kpi.state}
        onChange={(next) => {
          setFault('');
          setRetiring(next === 'retired' && kpi.state !== 'retired');
          const state = states.find((each) => each === next);
          if (state && state !== 'retired') void set(state);
        }}
      />
      {kpi.state === 'retired' && kpi.retiredReason && <p>{kpi.retiredReason}</p>}
      {isRetiring && (
        <form
          className={styles.why}
          onSubmit={(event) => {
            event.preventDefault();
            void set('retired');
          }}
        >
          <TextInput
            label={t('kpi.state.why')}
            value={reason}
            error={fault || null}
            data-autofocus
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" variant="default">
            {t('kpi.state.retire')}
          </Button>
        </form>
      )}
      {!isRetiring && fault && (
        <p className={fieldStyles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The phases in which the KPI matters. */
function Phases({ detail: { kpi, phases } }: { detail: KPIDetail }) {
  const { readOnly } = usePlan();
  const { writeKPI } = useWrites();
  const chosen = kpi.phases.map(({ id }) => id);
  const set = (next: string[]) => {
    attempt(writeKPI(() => calls.setPhases({ id: kpi.id, phases: next })));
  };
  return (
    <ul className={styles.phases}>
      {phases.map(({ id, name }) => (
        <li key={id}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={readOnly}
              onChange={(event) =>
                set(
                  event.currentTarget.checked
                    ? [...chosen, id]
                    : chosen.filter((each) => each !== id),
                )
              }
            />
            {name}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** The key results that the KPI feeds. */
function Feeds({ feeds }: { feeds: readonly FedResult[] }) {
  if (feeds.length === 0) return <p className={styles.quiet}>{t('kpi.feeds.none')}</p>;
  return (
    <ul>
      {feeds.map(({ id, title, cycle, status }) => (
        <li key={id} className={styles.fed}>
          <Link href={`/objectives/${id}`}>{title}</Link>
          <span className={styles.quiet}>{cycle}</span>
          <Status status={status} />
        </li>
      ))}
    </ul>
  );
}

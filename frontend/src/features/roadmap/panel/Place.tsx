import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import type { InitiativeDetail } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import styles from './panel.module.css';

/** Where it stands in the ranking: by its score, or where a person put it, with the reason. */
export function Place({ detail }: { detail: InitiativeDetail }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const section = useRef<HTMLElement>(null);
  const [isAsking, setAsking] = useState(false);
  const { initiative, model } = detail;
  const { id, rank, override } = initiative;
  const place = { model: model.id, initiative: id };
  const end = () => {
    setAsking(false);
    // The button comes back with the next picture.
    setTimeout(() => section.current?.querySelector('button')?.focus());
  };
  return (
    <section className={styles.section} ref={section}>
      <h3>{t('place.title')}</h3>
      <p>{rank === null ? t('place.none') : t('place.byScore', { rank, model: model.name })}</p>
      {override && (
        <div className={styles.aside}>
          <p>
            <b>{t('place.put', { place: override.rank })}</b> {override.reason}
          </p>
          <p className={styles.small}>
            {t('score.by', { by: override.by, date: format.date(override.date, today) })}
          </p>
        </div>
      )}
      {isAsking && <PlaceForm place={place} first={override?.rank ?? rank} onEnd={end} />}
      {!readOnly && !isAsking && (
        <div className={styles.actions}>
          <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {t(override ? 'place.change' : 'place.set')}
          </Button>
          {override && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => {
                write(() => scoring.removeOverride(place)).then(() => {
                  offerUndo(t('place.removed'));
                  end();
                }, refused);
              }}
            >
              {t('place.remove')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface FormProps {
  place: { model: string; initiative: string };
  first: number | null;
  onEnd: () => void;
}

/** Another rank and why: one step for both. */
function PlaceForm({ place, first, onEnd }: FormProps) {
  const write = useRoadmapWrite();
  const [rank, setRank] = useState(first === null ? '' : String(first));
  const [reason, setReason] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const faultAt = (field: string) =>
    error?.fields.find((fault) => fault.field === field)?.message ?? null;
  const save = async () => {
    try {
      await write(() => scoring.setOverride({ ...place, rank, reason }));
      onEnd();
    } catch (refusal) {
      setError(toCairnError(refusal));
    }
  };
  return (
    <form
      className={styles.placeForm}
      aria-label={t('place.form')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnd();
      }}
    >
      <TextInput
        label={t('place.rank')}
        value={rank}
        error={faultAt('rank')}
        autoFocus
        onChange={(event) => setRank(event.target.value)}
      />
      <TextInput
        label={t('place.reason')}
        value={reason}
        error={faultAt('reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {error && !faultAt('rank') && !faultAt('reason') && (
        <p className={styles.fault} role="alert">
          {error.sentence()}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="default" size="compact-sm">
          {t('place.save')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onEnd}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

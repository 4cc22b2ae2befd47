import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Calibration, CalibrationPart } from '~/bridge/closingTypes';
import { t, tn } from '~/strings/strings';
import { CalibrationCurve } from '~/ui/charts/CalibrationCurve';
import { useFormat } from '~/ui/format';
import styles from './calibration.module.css';

/** How well stated confidence held: of all closed cycles, of one, or of a team; never of a person. */
export function CalibrationCard({ calibration }: { calibration: Calibration }) {
  const { whole, cycles, teams } = calibration;
  const [chosen, setChosen] = useState('whole');
  if (cycles.length === 0) {
    return (
      <div className={styles.none}>
        <h3>{t('calibration.none.title')}</h3>
        <p>{t('calibration.none.text')}</p>
      </div>
    );
  }
  const idOf = ({ id }: CalibrationPart) => id ?? 'none';
  const part = [...cycles, ...teams].find((each) => idOf(each) === chosen) ?? whole;
  const items = (parts: readonly CalibrationPart[]) =>
    parts.map((each) => ({
      value: idOf(each),
      label: each.id === null ? t('calibration.of.noTeam') : each.name,
    }));
  return (
    <div className={styles.card}>
      <Select
        label={t('calibration.of')}
        data={[
          { value: 'whole', label: t('calibration.of.whole') },
          { group: t('calibration.of.cycles'), items: items(cycles) },
          { group: t('calibration.of.teams'), items: items(teams) },
        ]}
        value={chosen}
        allowDeselect={false}
        onChange={(value) => setChosen(value ?? 'whole')}
      />
      <p className={styles.sentence}>{part.sentence}</p>
      {part.curve.length > 0 && <CalibrationCurve curve={part.curve} title={part.sentence} />}
      <Figures part={part} />
    </div>
  );
}

function Figures({ part }: { part: CalibrationPart }) {
  const format = useFormat();
  const score = (value: number | null) => (value === null ? '–' : format.number(value, 2));
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('calibration.brier')}</dt>
        <dd>
          {score(part.brier)} <small>{t('calibration.brier.text')}</small>
        </dd>
      </div>
      <div>
        <dt>{t('calibration.brierFirst')}</dt>
        <dd>{score(part.brierFirst)}</dd>
      </div>
      <div>
        <dt>{t('calibration.statements')}</dt>
        <dd>
          {part.statements} <small>{tn('calibration.keyResults', part.keyResults)}</small>
        </dd>
      </div>
    </dl>
  );
}
